package dev.postorder.freight.search;

import dev.postorder.freight.order.Barcode;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a scanned barcode may stand for. */
final class ScannedBarcode {
  private ScannedBarcode() {}

  /**
   * The order's barcode (an EAN-13 of its requestID), or the Code 128 of its orderID or requestID
   * itself.
   */
  static List<String> numbers(String barcode) {
    String digits = barcode.replaceAll("[\\s-]", "");
    var numbers = new ArrayList<String>();
    if (digits.matches("20[0-9]{11}")) {
      long requestId = Long.parseLong(digits.substring(2, 12));
      if (requestId > 0
          && requestId <= Integer.MAX_VALUE
          && Barcode.of((int) requestId).equals(digits)) {
        numbers.add(Long.toString(requestId));
      }
    }
    numbers.add(digits);
    return numbers;
  }
}
