/** Made by vite.config.ts from the built server: how each endpoint is reached, e.g. `topics.update` → `PATCH /topics/{id}`. */
declare module 'virtual:endpoints' {
  const routes: Readonly<Record<string, string>>;
  export default routes;
}
