module.exports = {
  auth: { secret: 'only-for-this-machine' },
  apiToken: { salt: 'only-for-this-machine' },
  transfer: { token: { salt: 'only-for-this-machine' } },
  flags: { nps: false, promoteEE: false },
};
