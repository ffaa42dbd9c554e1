package dev.postorder.travel;

import dev.postorder.calllog.Call;

/** OrdersAPI.GetSimpleReserveByIdV2: an order by its number (travel specification, section 4). */
final class GetSimpleReserveByIdV2 implements Method {
  static final String NAME = "GetSimpleReserveByIdV2";
  private static final String DETAILS = "ResponseDetails";

  private final ReserveById reserves;
  private final ReserveWriter writer;
  private final Results results;

  GetSimpleReserveByIdV2(ReserveById reserves, ReserveWriter writer, Results results) {
    this.reserves = reserves;
    this.writer = writer;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    Call call = incoming.call();
    return switch (reserves.find(incoming)) {
      case ReserveById.Asked.Order(var order) ->
          Answer.ok(results.success(NAME, call, writer.of(DETAILS, order)));
      case ReserveById.Asked.Refused(BusinessError error) ->
          results.refused(NAME, call, error, ReserveWriter.zeroed(DETAILS));
    };
  }
}
