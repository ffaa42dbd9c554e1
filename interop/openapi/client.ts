// Follows an order with a client whose types are made from the description.
import createClient from "openapi-fetch";
import { randomUUID } from "node:crypto";
import type { paths } from "./api.js";

const api = createClient<paths>({
  baseUrl: process.env["BASE_URL"] + "/api/v1",
  headers: { Authorization: "Bearer " + process.env["API_KEY"] },
});

function told<T>(step: string, answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${step}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  console.log(`  ${step}: ${answer.response.status}`);
  return answer.data;
}

const uid = randomUUID();
const number = "2600990000001";
const order = { params: { path: { number } } };
told("putCustomer", await api.PUT("/customers/{uid}", {
  params: { path: { uid } },
  body: { name: "ООО «Ромашка»", email: "zakaz@romashka.example", juridical: true, cashOnDelivery: false },
}));
told("putOrder", await api.PUT("/orders/{number}", {
  params: { path: { number }, header: { "Idempotency-Key": randomUUID() } },
  body: {
    customer: uid, state: "received", pickup: { variant: "terminal" },
    delivery: { variant: "address", address: "Москва, ул. Складочная, 1" },
    parties: { sender: { name: "Отправитель", email: "sender@example.org" }, receiver: { name: "Получатель" } },
  },
}));
told("moveOrder", await api.POST("/orders/{number}/state", { ...order, body: { state: "inway" } }));
const filed = told("fileChange", await api.POST("/orders/{number}/changes", {
  ...order, body: { type: "receiver_change", after: { name: "Другой получатель", contacts: [{ name: "Пётр" }] } },
}));
const waiting = told("listChanges", await api.GET("/changes", { params: { query: { status: "in_progress", limit: 10 } } }));
if (!waiting.changes.some((change) => change.id === filed.id)) throw new Error("the change is not listed");
told("decideChange", await api.POST("/changes/{id}/decision", {
  params: { path: { id: filed.id } }, body: { decision: "approve" },
}));
const after = told("getOrder", await api.GET("/orders/{number}", order));
if (after.parties.receiver.name !== "Другой получатель") throw new Error("the change was not applied");
told("finish", await api.POST("/orders/{number}/state", { ...order, body: { state: "finished" } }));
const sent = told("listNotifications", await api.GET("/notifications", { params: { query: { order: number } } }));
const letter = sent.notifications[0];
if (letter === undefined) throw new Error("nobody was told");
const details = told("getNotification", await api.GET("/notifications/{id}", { params: { path: { id: letter.id } } }));
if (details.event !== letter.event) throw new Error("another notification");
told("renotifyOrder", await api.POST("/orders/{number}/renotify", { ...order, body: { dryRun: true } }));
const calls = told("listCalls", await api.GET("/calls", { params: { query: { q: `order:${number} message:orders/state` } } }));
const newest = calls.calls[0];
if (newest === undefined || calls.calls.length !== 2) throw new Error("two calls moved the order");
const call = told("getCall", await api.GET("/calls/{id}", { params: { path: { id: newest.id } } }));
if (call.caused.states[0]?.state !== "finished") throw new Error("it brought another state");
const counted = told("countCalls", await api.GET("/calls/histogram", { params: { query: { q: `order:${number}` } } }));
if (counted.calls < 4) throw new Error("calls are missing in the count");
const refused = await api.GET("/orders/{number}", { params: { path: { number: "2699999999999" } } });
if (refused.error?.code !== "order-not-found") throw new Error("a problem is expected");
console.log(`  a problem: ${refused.error.code}`);
