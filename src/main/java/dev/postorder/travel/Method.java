package dev.postorder.travel;

/** What an operation does. */
@FunctionalInterface
interface Method {
  /**
   * Answers one message.
   *
   * @throws SoapFault if a parameter cannot be read
   */
  Answer call(Incoming incoming);
}
