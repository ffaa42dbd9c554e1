package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Error 180007: ids that the address book does not have. */
public final class UnknownIds {
  public static final String CONTACTS = "Указанные контактные лица не найдены";
  public static final String PHONES = "Указанные телефонные номера не найдены";
  public static final String ADDRESS = "Указанный адрес не найден";
  public static final String COUNTERAGENT = "Указанный контрагент не найден";

  private UnknownIds() {}

  public static Fault of(String detail, String field, List<JsonNode> ids) {
    return new Fault(FreightError.NOT_FOUND, detail, List.of(field), ids, List.of());
  }
}
