package dev.postorder.notify.sms;

import dev.postorder.notify.Result;

/** Takes SMS away. */
sealed interface SmsTransport extends AutoCloseable permits SmppTransport, HttpGateway, SmsMailbox {
  /** In a few words, for people: where SMS go, and whether they can. */
  String state();

  /** How many it likes to take at once. */
  int atOnce();

  /** Sends one, and waits for the answer. */
  Result send(Sms sms);

  /** Whether it tells later, by the ids that it gave, what became of them. */
  boolean reports();

  @Override
  void close();
}
