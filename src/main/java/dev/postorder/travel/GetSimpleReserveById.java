package dev.postorder.travel;

import java.util.List;

/**
 * OrdersAPI.GetSimpleReserveById: as {@link GetSimpleReserveByIdV2}, the order on the Result
 * itself, without Trace and Errors. On any error it is the zeroed one; only the call log says
 * which.
 */
final class GetSimpleReserveById implements Method {
  static final String NAME = "GetSimpleReserveById";
  private static final String RESULT = NAME + "Result";

  private final ReserveById reserves;
  private final ReserveWriter writer;
  private final Results results;

  GetSimpleReserveById(ReserveById reserves, ReserveWriter writer, Results results) {
    this.reserves = reserves;
    this.writer = writer;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    return switch (reserves.find(incoming)) {
      case ReserveById.Asked.Order(var order) ->
          Answer.ok(results.bare(NAME, writer.of(RESULT, order)));
      case ReserveById.Asked.Refused(BusinessError error) ->
          Answer.refused(List.of(error), results.bare(NAME, ReserveWriter.zeroed(RESULT)));
    };
  }
}
