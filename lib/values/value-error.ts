/** A text or number that is not a value of the type asked for. The message says what would be accepted. */
export class ValueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ValueError";
  }
}
