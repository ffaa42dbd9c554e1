// The travel face through the npm package soap, whose methods come from the WSDLs.
import assert from 'node:assert/strict';
import soap from 'soap';

const { BASE_URL, EMAIL, PASSWORD, FROM, UNTIL } = process.env;
const [COMPLETED, CANCELLING, UNKNOWN] = ['COMPLETED', 'CANCELLING', 'UNKNOWN'].map((name) => Number(process.env[name]));
const V3 = 'http://corteos.ru';
const END_CUSTOMER = 'http://www.corteos.ru/';

async function connect(path, namespace, port, token) {
  const client = await soap.createClientAsync(`${BASE_URL}/XmlGate/${path}?WSDL`, { forceSoap12Headers: port === 'Soap12' });
  if (token) {
    client.addSoapHeader(`<AuthHeader xmlns="${namespace}"><Token>${token}</Token></AuthHeader>`);
  }
  const name = path.replace(/.*\/|\.asmx/g, '');
  const methods = client[name][name + port];
  return (method, message) =>
    new Promise((resolve, reject) =>
      methods[method](message, (error, result) => (error ? reject(error) : resolve(result[`${method}Result`]))));
}

const errors = (result) => [result.Errors?.UniversalApiError ?? []].flat().map((error) => error.attributes.Text);

function told(order) {
  assert.equal(order.attributes.id_Reserve, String(COMPLETED));
  assert.equal(order.attributes.id_ReserveState, '5');
  assert.equal(order.attributes.Price, '12345.67');
  assert.equal(order.Payer.INN, '7709876543');
}

for (const [version, port] of [['1.1', 'Soap'], ['1.2', 'Soap12']]) {
  let token;
  const orders = () => connect('V3/OrderManagement/OrdersAPI.asmx', V3, port, token);
  const checks = {
    async Login() {
      const call = await connect('V3/Authorization.asmx', V3, port);
      const login = await call('Login', { Email: EMAIL, Password: PASSWORD, validityDate: '2099-01-01' });
      assert.deepEqual(errors(login), []);
      token = login.AuthToken.TokenValue;
    },
    async Renotify() {
      const call = await orders();
      assert.equal((await call('Renotify', { id_Reserve: COMPLETED })).ResponseDetails, true);
      assert.match(errors(await call('Renotify', { id_Reserve: CANCELLING }))[0], /отменяется агентом/);
    },
    async GetSimpleReserveById() {
      told(await (await orders())('GetSimpleReserveById', { id_Reserve: COMPLETED }));
    },
    async GetSimpleReserveByIdV2() {
      const call = await orders();
      told((await call('GetSimpleReserveByIdV2', { id_Reserve: COMPLETED })).ResponseDetails);
      const none = await call('GetSimpleReserveByIdV2', { id_Reserve: UNKNOWN });
      assert.deepEqual(errors(none), ['Заказ не найден']);
      assert.equal(none.ResponseDetails.attributes.id_Reserve, '0');
    },
    async GetReservesStateChangeList() {
      const call = await connect('EndCustomer/EndCustomerAPI.asmx', END_CUSTOMER, port, token);
      const span = { dateStart: FROM, dateEnd: UNTIL };
      const every = await call('GetReservesStateChangeList', span);
      assert.equal(every.ResponseDetails.ReserveStateChange.length, 2);
      const one = await call('GetReservesStateChangeList', { ...span, id_Reserve: CANCELLING });
      assert.equal([one.ResponseDetails.ReserveStateChange].flat()[0].attributes.StateName, 'отменяется агентом');
    },
    async DestroyToken() {
      const call = await connect('V3/TokenGenerator/TokenGenerator.asmx', V3, port, token);
      assert.equal((await call('DestroyToken', {})).ResponseDetails, true);
      assert.equal(errors(await call('DestroyToken', {})).length, 1);
    },
  };
  for (const [method, check] of Object.entries(checks)) {
    let said = 'ok';
    try {
      await check();
    } catch (error) {
      said = `failed: ${String(error.message).replace(/\s+/g, ' ').slice(0, 200)}`;
    }
    console.log([version, method, said].join('\t'));
  }
}
