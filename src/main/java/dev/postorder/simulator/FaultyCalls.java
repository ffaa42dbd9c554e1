package dev.postorder.simulator;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A face of clients whose calls go wrong as the scenario has it. Each call meets the first fault of
 * its path that chance gives it. What went wrong is in the call log as {@code simulator/fault}.
 */
public final class FaultyCalls implements Handler {
  private static final String MESSAGE = "simulator/fault";

  private final Handler face;
  private final Stage stage;
  private final CallLog callLog;
  private final RandomGenerator chance;

  /** Puts the faults before a face. */
  public FaultyCalls(Handler face, Stage stage, CallLog callLog, RandomGenerator chance) {
    this.face = face;
    this.stage = stage;
    this.callLog = callLog;
    this.chance = chance;
  }

  @Override
  public Response handle(Request request) {
    Optional<CallFault> fault =
        stage.present().flatMap(played -> fault(played.scenario(), request));
    return fault.map(met -> answer(met, request)).orElseGet(() -> face.handle(request));
  }

  private Optional<CallFault> fault(Scenario scenario, Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    return scenario.faults().stream()
        .filter(fault -> fault.path().matcher(path).matches())
        .filter(fault -> chance.nextDouble() < fault.share())
        .findFirst();
  }

  private Response answer(CallFault fault, Request request) {
    long start = System.nanoTime();
    Call call = callLog.open(Source.API, MESSAGE, request.caller().getHostAddress());
    pause(fault);
    boolean truly = !fault.drop() && fault.status().isEmpty();
    if (truly) {
      return face.handle(request);
    }
    if (fault.when() == CallFault.When.AFTER) {
      face.handle(request);
    }
    callLog.close(
        new Exchange(
            call,
            Outcome.FAULT,
            Optional.of(told(fault, request)),
            false,
            fault.status().orElse(0),
            Duration.ofNanos(System.nanoTime() - start),
            request.body(),
            new byte[0]));
    return fault.status().stream().mapToObj(Response::empty).findFirst().orElseGet(Response::none);
  }

  private static String told(CallFault fault, Request request) {
    String what = fault.drop() ? "dropped" : "answered " + fault.status().orElse(0);
    String when = fault.when() == CallFault.When.AFTER ? " after it took effect" : "";
    return request.path() + " " + what + when;
  }

  private void pause(CallFault fault) {
    long most = fault.most().toMillis();
    if (most > 0) {
      long least = fault.least().toMillis();
      try {
        Thread.sleep(least == most ? most : chance.nextLong(least, most + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
