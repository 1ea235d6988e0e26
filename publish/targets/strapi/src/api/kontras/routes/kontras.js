module.exports = {
  routes: [
    { method: 'GET', path: '/kontras/:collection', handler: 'kontras.findOne' },
    { method: 'GET', path: '/kontras/:collection/articles', handler: 'kontras.find' },
    { method: 'POST', path: '/kontras/:collection/articles', handler: 'kontras.write' },
  ],
};
