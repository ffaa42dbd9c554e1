package dev.postorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Москва, Тверская, 1 | Москва",
        "г. Москва, ул. Тверская, д. 1 | Москва",
        "г Санкт-Петербург, Невский проспект, 1 | Санкт-Петербург",
        "198097, Россия, Ленинградская обл, Гатчина г, ул. Ленина, 5 | Гатчина",
        "630000, Новосибирская область, Новосибирск, Красный проспект, 1 | Новосибирск",
        "улица Ленина, дом 5 |",
        "Тверская |",
      })
  void findsTheTownAndNothingMore(String address, String town) {
    assertThat(Town.of(address).orElse(null)).isEqualTo(town);
  }
}
