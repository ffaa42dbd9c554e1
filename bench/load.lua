-- wrk script: POSTs of one kind, spread at random over the orders of bench/data.sql.
-- wrk … URL -- KIND SECRET SEED;  KIND: history | change | renotify
local kind, secret
local appkey

local function number(n) return string.format("26%011d", n) end

function init(args)
  kind, appkey, secret = args[1], args[2], args[3]
  math.randomseed(tonumber(args[4]) + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
  wrk.method = "POST"
  if kind == "renotify" then
    wrk.headers["Content-Type"] = "text/xml; charset=utf-8"
    wrk.headers["SOAPAction"] = '"http://corteos.ru/Renotify"'
  else
    wrk.headers["Content-Type"] = "application/json"
  end
end

function request()
  local body
  if kind == "history" then
    body = string.format('{"appkey":"%s","sessionID":"%s","orderID":"%s"}',
      appkey, secret, number(math.random(1, 10000)))
  elseif kind == "change" then
    body = string.format('{"appkey":"%s","sessionID":"%s","orderID":"%s","members":{"receiver":{'
      .. '"contactPersons":[{"name":"Контакт %d"}],"phoneNumbers":[{"number":"79520000000"}]}}}',
      appkey, secret, number(math.random(10001, 20000)), math.random(1, 1000000))
  else
    body = string.format('<?xml version="1.0" encoding="utf-8"?><soap:Envelope '
      .. 'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><AuthHeader '
      .. 'xmlns="http://corteos.ru"><Token>%s</Token></AuthHeader></soap:Header><soap:Body><Renotify '
      .. 'xmlns="http://corteos.ru"><id_Reserve>%d</id_Reserve></Renotify></soap:Body></soap:Envelope>',
      secret, math.random(20001, 30000))
  end
  return wrk.format(nil, nil, nil, body)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT rate=%.1f p99_ms=%.1f requests=%d failed=%d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000, summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
