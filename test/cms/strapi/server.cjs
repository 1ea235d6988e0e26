/**
 * Strapi on SQLite, without its admin panel: node server.cjs APP PORT
 * Its content types and routes are those in the folder of the app.
 */
const { createStrapi } = require('@strapi/strapi');

const [appDir, port] = process.argv.slice(2);
process.env.PORT = port;
createStrapi({ appDir, distDir: appDir, serveAdminPanel: false, autoReload: false })
  .start()
  .then(({ server }) => console.log(`ready http://127.0.0.1:${server.httpServer.address().port}`));
