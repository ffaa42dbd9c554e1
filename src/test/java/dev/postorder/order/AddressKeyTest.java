package dev.postorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Тверь, ул. Ткача, 3           | г Тверь, улица Ткача, д 3
          г.Тверь,ул.Ткача,д.3          | город Тверь УЛИЦА ТКАЧА ДОМ 3
          Орёл, пер. Рыночный, 5        | Орел, переулок Рыночный, 5
          Москва, пр-т Мира, 7          | Москва, проспект Мира, д. 7
          Москва, пр. Мира, 7, к. 2     | Москва, проспект Мира, 7 корпус 2
          Москва, Мира пр-т, 7к2        | Москва, Мира просп., 7, корп. 2
          Москва, Ленина 1 стр 4        | Москва, Ленина, д.1, строение 4
          Санкт-Петербург, Невский 1    | Санкт Петербург, Невский, 1
          Москва, Ленина 1, кв. 4       | Москва, Ленина 1, квартира 4
          """)
  void isOneAddress(String a, String b) {
    assertThat(AddressKey.of(a)).isEqualTo(AddressKey.of(b));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Тверь, ул. Ткача, 3           | Тверь, ул. Ткача, 4
          Тверь, ул. Ткача, 3           | Тверь, пер. Ткача, 3
          Москва, Мира, 7 к 2           | Москва, Мира, 7 стр 2
          Москва, Мира, 12              | Москва, Мира, 1 2
          Москва, Мира, 7               | Тверь, Мира, 7
          Москва, пр-т Мира, 7          | Москва, пр-д Мира, 7
          """)
  void isAnother(String a, String b) {
    assertThat(AddressKey.of(a)).isNotEqualTo(AddressKey.of(b));
  }
}
