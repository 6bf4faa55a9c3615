// A real OpenID Connect provider for tests: node provider.mjs PORT KEYS.json
// Clients are called after their role; the resource asked for is the audience. Each request is a line on stdout.
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const [port, keys] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const names = ["reader", "editor", "admin", "nobody", "brief"];

const provider = new Provider(issuer, {
  jwks: JSON.parse(readFileSync(keys, "utf-8")),
  clients: names.map((name) => ({
    client_id: name,
    client_secret: "of-tests-only",
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
  })),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        scope: "",
        audience: resource,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  extraTokenClaims: (_, token) => ({
    roles: ["reader", "editor", "admin"].includes(token.clientId) ? ["something-else", token.clientId] : [],
    realm_access: { roles: ["Admin"] },
  }),
  ttl: { ClientCredentials: (_, token) => (token.clientId === "brief" ? 1 : 600) },
});
provider.use(async (context, next) => {
  await next();
  process.stdout.write(`${context.method} ${context.path} ${context.status}\n`);
});
provider.listen(Number(port), "127.0.0.1", () => process.stdout.write("listening\n"));
