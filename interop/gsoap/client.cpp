// The travel face through the proxies that gSOAP generates from the WSDLs.
#include <cstdlib>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include "AuthorizationSoap.nsmap"
#include "soapAuthorizationSoapProxy.h"
#include "soapEndCustomerAPISoapProxy.h"

static std::string set(const char *name) { return std::getenv(name); }
static int number(const char *name) { return std::atoi(std::getenv(name)); }
static const std::string GATE = set("BASE_URL") + "/XmlGate/";
static const std::string ORDERS = GATE + "V3/OrderManagement/OrdersAPI.asmx";
static const std::string TOKENS = GATE + "V3/TokenGenerator/TokenGenerator.asmx";
static std::string token;

static void expect(bool condition, const char *what) {
  if (!condition) throw std::runtime_error(std::string("not as expected: ") + what);
}

// All services of one namespace are one proxy here; its calls say where they go.
struct V3 {
  AuthorizationSoapProxy proxy{SOAP_C_UTFSTRING};
  SOAP_ENV__Header header;
  ns1__AuthHeader auth;

  explicit V3(bool authenticated = true) {
    auth.Token = &token;
    header.ns1__AuthHeader_ = &auth;
    if (authenticated) proxy.soap->header = &header;
  }
  ~V3() { proxy.destroy(); }

  void said(int error) {
    std::ostringstream fault;
    if (error) proxy.soap_stream_fault(fault);
    if (error) throw std::runtime_error(fault.str());
  }
};

template <class R> static size_t errors(R *result) {
  return result->Errors ? result->Errors->UniversalApiError.size() : 0;
}

template <class R> static std::string error(R *result) {
  expect(errors(result) == 1, "one error");
  return *result->Errors->UniversalApiError.front()->Text;
}

static void told(ns1__SimpleReserve *order) {
  expect(order->id_USCOREReserve == number("COMPLETED"), "id_Reserve");
  expect(order->id_USCOREReserveState == 5 && order->Price == "12345.67", "state and price");
  expect(order->Payer && *order->Payer->INN == "7709876543", "the payer");
}

static void login() {
  V3 v3(false);
  std::string email = set("EMAIL"), password = set("PASSWORD");
  _ns1__Login in;
  in.Email = &email;
  in.Password = &password;
  in.validityDate = 4070908800; // 2099
  _ns1__LoginResponse out;
  v3.said(v3.proxy.Login((GATE + "V3/Authorization.asmx").c_str(), nullptr, &in, out));
  expect(errors(out.LoginResult) == 0, "no error");
  token = *out.LoginResult->AuthToken->TokenValue;
}

static void renotify() {
  V3 v3;
  _ns1__Renotify in;
  _ns1__RenotifyResponse good, refused;
  in.id_USCOREReserve = number("COMPLETED");
  v3.said(v3.proxy.Renotify(ORDERS.c_str(), nullptr, &in, good));
  expect(good.RenotifyResult->ResponseDetails, "true");
  V3 again;
  in.id_USCOREReserve = number("CANCELLING");
  again.said(again.proxy.Renotify(ORDERS.c_str(), nullptr, &in, refused));
  expect(error(refused.RenotifyResult).find("отменяется агентом") != std::string::npos, "the state");
}

static void by_id() {
  V3 v3;
  _ns1__GetSimpleReserveById in;
  _ns1__GetSimpleReserveByIdResponse out;
  in.id_USCOREReserve = number("COMPLETED");
  v3.said(v3.proxy.GetSimpleReserveById(ORDERS.c_str(), nullptr, &in, out));
  told(out.GetSimpleReserveByIdResult);
}

static void by_id_v2() {
  V3 v3;
  _ns1__GetSimpleReserveByIdV2 in;
  _ns1__GetSimpleReserveByIdV2Response out, none;
  in.id_USCOREReserve = number("COMPLETED");
  v3.said(v3.proxy.GetSimpleReserveByIdV2(ORDERS.c_str(), nullptr, &in, out));
  told(out.GetSimpleReserveByIdV2Result->ResponseDetails);
  V3 again;
  in.id_USCOREReserve = number("UNKNOWN");
  again.said(again.proxy.GetSimpleReserveByIdV2(ORDERS.c_str(), nullptr, &in, none));
  expect(error(none.GetSimpleReserveByIdV2Result) == "Заказ не найден", "not found");
  expect(none.GetSimpleReserveByIdV2Result->ResponseDetails->id_USCOREReserve == 0, "zeroed");
}

static time_t moment(const char *name) {
  struct soap reader;
  soap_init(&reader);
  time_t value;
  soap_s2dateTime(&reader, std::getenv(name), &value);
  soap_done(&reader);
  return value;
}

static ns2__UniversalApiResultOfArrayOfReserveStateChange *changes(
    EndCustomerAPISoapProxy &proxy, int *order, _ns2__GetReservesStateChangeListResponse &out) {
  SOAP_ENV__Header header;
  ns2__AuthHeader auth;
  auth.Token = &token;
  header.ns2__AuthHeader_ = &auth;
  proxy.soap->header = &header;
  _ns2__GetReservesStateChangeList in;
  in.dateStart = moment("FROM");
  in.dateEnd = moment("UNTIL");
  in.id_USCOREReserve = order;
  if (proxy.GetReservesStateChangeList((GATE + "EndCustomer/EndCustomerAPI.asmx").c_str(), nullptr, &in, out)) {
    std::ostringstream fault;
    proxy.soap_stream_fault(fault);
    throw std::runtime_error(fault.str());
  }
  return out.GetReservesStateChangeListResult;
}

static void state_changes() {
  EndCustomerAPISoapProxy every(SOAP_C_UTFSTRING), one(SOAP_C_UTFSTRING);
  _ns2__GetReservesStateChangeListResponse all, of_order;
  expect(changes(every, nullptr, all)->ResponseDetails->ReserveStateChange.size() == 2, "two changes");
  int order = number("CANCELLING");
  auto found = changes(one, &order, of_order)->ResponseDetails->ReserveStateChange;
  expect(found.size() == 1 && *found.front()->StateName == "отменяется агентом", "its state");
}

static void destroy() {
  V3 v3, again;
  _ns1__DestroyToken in;
  _ns1__DestroyTokenResponse out, refused;
  v3.said(v3.proxy.DestroyToken(TOKENS.c_str(), nullptr, &in, out));
  expect(out.DestroyTokenResult->ResponseDetails, "true");
  again.said(again.proxy.DestroyToken(TOKENS.c_str(), nullptr, &in, refused));
  expect(errors(refused.DestroyTokenResult) == 1, "an error");
}

int main() {
  const std::pair<const char *, std::function<void()>> checks[] = {
      {"Login", login},
      {"Renotify", renotify},
      {"GetSimpleReserveById", by_id},
      {"GetSimpleReserveByIdV2", by_id_v2},
      {"GetReservesStateChangeList", state_changes},
      {"DestroyToken", destroy},
  };
  for (auto &check : checks) {
    std::string said = "ok";
    try {
      check.second();
    } catch (const std::exception &e) {
      said = std::string("failed: ") + e.what();
      for (char &c : said)
        if (c == '\n' || c == '\t') c = ' ';
    }
    std::cout << VERSION << '\t' << check.first << '\t' << said << std::endl;
  }
}
