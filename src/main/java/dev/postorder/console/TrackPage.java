package dev.postorder.console;

import dev.postorder.notify.TrackLinks;
import dev.postorder.order.Tracking;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /track/<signed>}: where an order is, for whoever got the link in a letter. */
public final class TrackPage implements Handler {
  private static final String PREFIX = "/track/";

  private final TrackLinks links;
  private final Tracking tracking;
  private final Times times;

  /** A page with times in the given zone. */
  public TrackPage(TrackLinks links, Tracking tracking, ZoneId zone) {
    this.links = links;
    this.tracking = tracking;
    this.times = new Times(zone);
  }

  /**
   * What the page shows.
   *
   * @param route the towns, or empty
   */
  public record View(Words words, String number, String state, String route, List<Step> steps) {}

  /** A state that the order came into. */
  public record Step(String state, String at) {}

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    Words words = Words.outside(Speech.of(request, Optional.empty()));
    OptionalInt order =
        request.path().startsWith(PREFIX)
            ? links.open(request.path().substring(PREFIX.length()))
            : OptionalInt.empty();
    return order.stream()
        .boxed()
        .findFirst()
        .flatMap(tracking::way)
        .map(way -> Html.page(200, "console/track.jte", view(way, words)))
        .orElseGet(() -> Html.message(404, words, "track.gone"));
  }

  private View view(Tracking.Way way, Words words) {
    Language language = words.language();
    return new View(
        words,
        way.number(),
        way.state().title(language),
        Stream.of(way.from(), way.to())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" → ")),
        way.steps().stream()
            .map(step -> new Step(step.state().title(language), times.brief(step.at())))
            .toList());
  }
}
