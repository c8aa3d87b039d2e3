export { createOrganisation } from "./create";
export { updateOrganisation } from "./update";
