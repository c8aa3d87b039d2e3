declare const brand: unique symbol;

/** A value of type `Base` that only its own constructor makes, so that it cannot be mixed up with another. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
