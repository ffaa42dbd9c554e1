package dev.postorder.travel;

import java.util.List;
import java.util.Optional;

/**
 * A web service: one URL, one WSDL.
 *
 * @param path e.g. {@code /XmlGate/V3/OrderManagement/OrdersAPI.asmx}
 * @param name e.g. {@code OrdersAPI}
 * @param namespace of its messages
 */
record Service(String path, String name, String namespace, List<Operation> operations) {

  /**
   * The operation that a message is for (travel specification, section 2).
   *
   * @param soapAction the SOAPAction header
   * @throws SoapFault if it is for none
   */
  Operation route(Envelope envelope, MediaType media, Optional<String> soapAction) {
    if (envelope.version() == SoapVersion.V11 && soapAction.isPresent()) {
      String action = MediaType.unquote(soapAction.get());
      return byAction(action)
          .orElseThrow(
              () ->
                  SoapFault.of(
                      SoapFault.Code.CLIENT,
                      "Server did not recognize the value of HTTP Header SOAPAction: "
                          + action
                          + "."));
    }
    return media
        .action()
        .flatMap(this::byAction)
        .or(() -> byElement(envelope))
        .orElseThrow(
            () ->
                SoapFault.of(
                    SoapFault.Code.CLIENT,
                    "Unable to handle request without a valid action parameter."
                        + " Please supply a valid soap action."));
  }

  private Optional<Operation> byAction(String action) {
    for (Operation operation : operations) {
      if (operation.action().equals(action)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  private Optional<Operation> byElement(Envelope envelope) {
    for (Operation operation : operations) {
      if (envelope.payload().filter(operation.element()::equals).isPresent()) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
