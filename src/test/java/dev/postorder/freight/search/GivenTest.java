package dev.postorder.freight.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class GivenTest {
  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "15,15",
    "'\"2.50\"',2.50",
    "0.026000000000000002,0.026",
    "1.0E-4,0.00010",
    "'\"1e3\"',1000",
    "'\"a lot\"',",
    "1e999,",
    "null,"
  })
  void numbersAreDecimalTextHoweverTheyCame(String given, String told) {
    JsonNode cargo = JsonMapper.shared().readTree("{\"totalVolume\":" + given + "}");
    assertThat(Given.decimal(cargo, "totalVolume").orElse(null)).isEqualTo(told);
  }
}
