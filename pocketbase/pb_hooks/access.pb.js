/// <reference path="../pb_data/types.d.ts" />

// PocketBase treats a dead or garbage token as an anonymous caller: a list would be empty and look like "nothing to do".
// So whoever is not known gets 401, but for the health, signing in (also with an old token in the header), files (they
// carry a token of their own), and the stream of realtime hints (which is silent until someone known subscribes).
routerUse((e) => {
  const path = e.request.url.path
  const token = e.request.header.get("Authorization")
  const signingIn = /^\/api\/collections\/[^/]+\/auth-(with-password|methods)$/.test(path)
  const open = path === "/api/health" || path === "/api/realtime" || path.startsWith("/api/files/") || !path.startsWith("/api/")
  if (e.auth || signingIn || (open && !token) || e.request.method === "OPTIONS") {
    return e.next()
  }
  throw new UnauthorizedError(token ? "The token is not valid (any more)." : "Sign in first.")
})

// No mail leaves this store: passwords come from files (start.pb.js).
onRecordRequestPasswordResetRequest((e) => {
  throw new ForbiddenError("Passwords are set by the operator.")
})
onRecordRequestVerificationRequest((e) => {
  throw new ForbiddenError("Accounts are set up by the operator.")
})
