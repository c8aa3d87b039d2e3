import { api } from "@/lib/http/api/api";
import { openapi } from "../_lib/calls";
import { apiDocument } from "../_lib/document";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(openapi, async () => apiDocument());
