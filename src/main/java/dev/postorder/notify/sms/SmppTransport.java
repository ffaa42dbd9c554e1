package dev.postorder.notify.sms;

import dev.postorder.notify.Result;
import dev.postorder.platform.config.Sms.Smpp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;
import org.jspecify.annotations.Nullable;

/** Submits SMS to an SMS centre over SMPP 3.4, segment by segment. */
final class SmppTransport implements SmsTransport {
  private static final Duration BIND_PATIENCE = Duration.ofSeconds(3);
  private static final RegisteredDelivery RECEIPT =
      new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);

  private final Smpp settings;
  private final String sender;
  private final SmppLink link;
  private final SmppPace pace;

  /** Over a link, which is closed with it. */
  SmppTransport(Smpp settings, String sender, SmppLink link, SmppPace pace) {
    this.settings = settings;
    this.sender = sender;
    this.link = link;
    this.pace = pace;
  }

  @Override
  public String state() {
    return "smpp " + settings.host().orElse("") + ":" + settings.port() + ", " + link.state();
  }

  @Override
  public int atOnce() {
    return settings.window();
  }

  @Override
  public Result send(Sms sms) {
    try {
      Optional<SmppBinding> binding = link.binding(BIND_PATIENCE);
      if (binding.isEmpty()) {
        return new Result.Unreachable(link.state());
      }
      var ids = new ArrayList<String>();
      for (byte[] segment : SmppSegments.of(sms)) {
        ids.add(submit(binding.get(), session -> submit(session, sms, segment)));
      }
      ids.removeIf(String::isBlank);
      return new Result.Sent("accepted as " + String.join(", ", ids), List.copyOf(ids));
    } catch (ExecutionException e) {
      return result(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Unreachable("interrupted");
    }
  }

  /** What is too much is tried again in its turn, for as long as an answer may take. */
  private String submit(SmppBinding binding, SmppBinding.Submit submit)
      throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    while (true) {
      pace.await();
      try {
        String id = binding.submit(submit);
        pace.taken();
        return id;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof NegativeResponseException refusal
            && SmppStatus.tooMany(refusal.getCommandStatus()))) {
          throw e;
        }
        pace.tooMany();
        if (System.nanoTime() + pace.left() > end) {
          throw e;
        }
      }
    }
  }

  private SubmitSmResult submit(SMPPSession session, Sms sms, byte[] segment)
      throws IOException,
          PDUException,
          NegativeResponseException,
          ResponseTimeoutException,
          InvalidResponseException {
    return session.submitShortMessage(
        "",
        TypeOfNumber.valueOf((byte) settings.senderTon()),
        NumberingPlanIndicator.valueOf((byte) settings.senderNpi()),
        sender,
        TypeOfNumber.INTERNATIONAL,
        NumberingPlanIndicator.ISDN,
        sms.to().digits(),
        new ESMClass(SmppSegments.esmClass(sms.text())),
        (byte) 0,
        (byte) 0,
        "",
        "",
        RECEIPT,
        (byte) 0,
        new RawDataCoding(sms.text().encoding().dataCoding()),
        (byte) 0,
        segment);
  }

  private Result result(@Nullable Throwable failure) {
    return switch (failure) {
      case NegativeResponseException refusal -> SmppStatus.result(refusal);
      case ResponseTimeoutException late ->
          new Result.Unreachable("no answer within " + settings.timeout().toMillis() + " ms");
      case PDUException bad -> new Result.Refused("cannot be submitted: " + bad.getMessage());
      case null -> new Result.Unreachable("no answer");
      default -> new Result.Unreachable(String.valueOf(failure.getMessage()));
    };
  }

  @Override
  public boolean reports() {
    return true;
  }

  @Override
  public void close() {
    link.close();
  }
}
