// What the server says of the keys of a table (JSON Schema as pydantic writes it), and which control fits. Pure.

export interface Schema {
  type?: string;
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  /** Of tables whose keys have a form of their own. */
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

export type Kind =
  | "flag"
  | "choice"
  | "number"
  | "text"
  | "texts"
  | "word lists"
  | "list"
  | "tables"
  | "table"
  | "named tables"
  | "levels";

/** The schema itself, where it is a reference or may be missing. */
export function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref) return resolved(root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {}, root);
  const options = schema.anyOf?.filter((one) => one.type !== "null");
  return options?.[0] ? { ...resolved(options[0], root), default: schema.default } : schema;
}

export function kindOf(schema: Schema, root: Schema): Kind {
  const own = resolved(schema, root);
  if (own.enum) return "choice";
  if (own.type === "boolean") return "flag";
  if (own.type === "integer" || own.type === "number") return "number";
  if (own.type === "array") return resolved(own.items ?? {}, root).type === "object" ? "tables" : "list";
  if (own.type === "object" && own.properties) return "table";
  if (own.type === "object") return kindOfMap(own, root);
  return "text";
}

/** What the values of a table are, whose keys people choose. */
export function valuesOf(schema: Schema): Schema {
  const byPattern = Object.values(schema.patternProperties ?? {})[0];
  return byPattern ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : {});
}

function kindOfMap(schema: Schema, root: Schema): Kind {
  const value = resolved(valuesOf(schema), root);
  if (value.type === "array") return "word lists";
  if (value.type === "integer" || value.type === "number") return "levels";
  if (value.type === "object" && value.properties) return "named tables";
  return "texts";
}
