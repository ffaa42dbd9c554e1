package dev.postorder.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.config.Language;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What letters say of each of the ten types of changes. */
class ChangeRowsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          contact_info_change => {'sender':{'contacts':[{'name':'А'}],'phones':[]}} => {'sender':{'contacts':[{'name':'Б'}],'phones':[{'number':'79510000000','ext':'1'}]}} => Отправитель: контактные лица=Б (А); Отправитель: телефоны=+7 (951) 000-00-00 доб. 1 (нет)
          contact_info_change => {'sender':{'contacts':[{'name':'А'}]}} => {'sender':{'contacts':[]}} => Отправитель: контактные лица=нет (А)
          receiver_change => {'name':'А','document':{'number':'1234'},'storePayer':'sender'} => {'name':'Б','inn':'77','phone':'7','storePayer':'third','third':{'name':'В'},'changeOrderPayer':false} => Получатель=Б, ИНН 77 (А); Хранение оплачивает=третье лицо (отправитель); Третье лицо=В
          receiver_change => {'name':'А','payer':{'name':'П'}} => {'name':'','anonymous':true,'changeOrderPayer':true} => Получатель=анонимный (А); Заказ оплачивает=анонимный (П)
          payer_change => {'name':'А','role':'sender'} => {'name':'Б','role':'third','contacts':[{'name':'К'}]} => Плательщик=Б (А); Плательщик: контактные лица=К; Платит как=третье лицо (отправитель)
          pickup_info_change => {'address':'А','date':'2026-11-22','time':'9–18'} => {'address':'Б','date':'2026-11-23','time':'9–18','details':{'x':1}} => Адрес=Б (А); Дата=23.11.2026 (22.11.2026)
          delivery_info_change => {'variant':'terminal','terminalID':36,'payer':'sender','receiver':{'name':'А'}} => {'variant':'address','address':'Б','payer':'receiver','receiver':{'name':'В'},'requester':'payer'} => Адрес=Б (терминал 36); Доставку оплачивает=получатель (отправитель); Запросил=плательщик; Получатель=В (А)
          delivery_info_change => {'address':'А'} => {'variant':'terminal','terminalID':36} => Терминал=36 (А)
          pickup_cancel_change => {'address':'А','date':'2026-11-22'} => {'contacts':[{'name':'К'}]} => Адрес=не потребуется (А); Дата=не потребуется (22.11.2026); Контактные лица=К
          delivery_cancel_change => {'address':'А'} => {'requester':'customer'} => Адрес=не потребуется (А); Запросил=заказчик
          giveout_suspension_change => {} => {'from':'2026-11-22','to':'2026-11-30'} => С=22.11.2026; По=30.11.2026
          giveout_resumption_change => {'from':'2026-11-22'} => {'date':'2026-11-25'} => Дата=25.11.2026
          payment_order_change => {'primaryPayer':'sender','type':'cash'} => {'primaryPayer':'receiver','type':'noncash','number':'7','date':'2026-11-22','amount':'10.50'} => Дата=22.11.2026; Заказ оплачивает=получатель (отправитель); Вид оплаты=безналичный расчёт (наличный расчёт); Платёжное поручение=7; Сумма=10.50 ₽
          """)
  void everyTypeIsToldFieldByField(String type, String before, String after, String said) {
    assertThat(rows(type, before, after, Language.RU)).isEqualTo(said);
  }

  @Test
  void theWordsAreThoseOfTheLanguage() {
    assertThat(
            rows(
                "delivery_info_change",
                "{'terminalID':36,'payer':'sender'}",
                "{'address':'B','payer':'third'}",
                Language.EN))
        .isEqualTo("Address=B (terminal 36); Delivery is paid by=third party (sender)");
  }

  @Test
  void ofAnOlderNotificationWithoutThemNothingIsSaid() {
    ObjectNode change = JSON.createObjectNode().put("type", "contact_info_change");
    assertThat(ChangeRows.of(change, Language.RU)).isEmpty();
    assertThat(ChangeRows.of(JSON.missingNode(), Language.RU)).isEmpty();
  }

  @Test
  void oddShapesGoUnsaid() {
    assertThat(
            rows(
                "contact_info_change",
                "{'sender':7}",
                "{'sender':{'contacts':'x','phones':[7,null,{'number':{}}]},'date':[1],'third':null}",
                Language.RU))
        .isEqualTo("Отправитель: телефоны=нет");
  }

  private static String rows(String type, String before, String after, Language language) {
    ObjectNode change = JSON.createObjectNode().put("type", type);
    change.set("before", JSON.readTree(before.replace('\'', '"')));
    change.set("after", JSON.readTree(after.replace('\'', '"')));
    return ChangeRows.of(change, language).stream()
        .map(
            row ->
                row.name()
                    + "="
                    + row.value()
                    + (row.former().isEmpty() ? "" : " (" + row.former() + ")"))
        .collect(Collectors.joining("; "));
  }
}
