package dev.postorder.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Code128Test {
  private static final int QUIET = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {"2600000000017", "9999999999999", "700001", "7", "12", "123", "00", "2147483647"})
  void aScannerReadsTheNumber(String number) throws Exception {
    assertThat(new Code128Reader().decodeRow(0, row(number), Map.of()).getText()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "١٢", "-1"})
  void onlyDigitsAreTaken(String text) {
    assertThatThrownBy(() -> Code128.bars(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BitArray row(String number) {
    var bars = Code128.bars(number);
    var row = new BitArray(bars.getLast().from() + bars.getLast().width() + 2 * QUIET);
    bars.forEach(bar -> row.setRange(QUIET + bar.from(), QUIET + bar.from() + bar.width()));
    return row;
  }
}
