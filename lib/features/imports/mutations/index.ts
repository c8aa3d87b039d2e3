export { checkImportOptions } from "./check-options";
export { type FileImport, importFile } from "./import-file";
export { type ImportRecord, importRows, type RowsImport } from "./import-rows";
export { importUpload } from "./import-upload";
export { inspectFile } from "./inspect-file";
export type { FileSource } from "./source";
export { findUpload, MAX_UPLOAD_BYTES, removeUpload, storeUpload, type Upload } from "./uploads";
