package dev.postorder.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever breaks a body around a secret, the secret is not kept. */
final class MaskedBodyProperties {
  private static final String SECRET = "S3CRET-0000-1111";
  private static final List<String> NAMES =
      List.of("password", "sessionID", "appkey", "TokenValue", "token", "pat", "Authorization");

  /** A body and where its secret's name stands, which the damage must spare. */
  record Sample(String body, int nameStart, int nameEnd) {
    static Sample of(String before, String name, String after) {
      return new Sample(before + name + after, before.length(), before.length() + name.length());
    }
  }

  @Property(tries = 5000)
  void survivesOneDamage(
      @ForAll("samples") Sample sample,
      @ForAll @IntRange(max = 400) int at,
      @ForAll @CharRange(from = ' ', to = '~') char put,
      @ForAll @IntRange(max = 2) int kind) {
    String body = sample.body();
    int place = at % body.length();
    boolean spared = place < sample.nameStart() - 1 || place > sample.nameEnd();
    String damaged =
        switch (kind) {
          case 0 -> body.substring(0, place);
          case 1 -> body.substring(0, place) + (spared ? put : "") + body.substring(place);
          default -> body.substring(0, place) + body.substring(spared ? place + 1 : place);
        };
    assertHidden(damaged);
  }

  @Property(tries = 2000)
  void anyCutOfALongBodyHidesIt(
      @ForAll("samples") Sample sample, @ForAll @IntRange(max = 5000) int pad) {
    assertHidden(sample.body().replace("PAD", "п".repeat(pad)));
  }

  @Property(tries = 2000)
  void neverFailsOnAnyBytes(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 64, max = 300) int limit) {
    String kept = MaskedBody.of(Body.of(bytes), limit);
    assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(limit);
    assertThat(kept).doesNotContain("\u0000");
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(0, 1, 2, 3, 4))
        .as(
            (name, shape) ->
                switch (shape) {
                  case 0 ->
                      Sample.of(
                          "{\"a\":\"PAD\",\"",
                          name,
                          "\":\"" + SECRET + "\",\"z\":[1,{\"q\":null}]}");
                  case 1 ->
                      Sample.of("{\"x\":[{\"", name, "\" : [\"" + SECRET + "\"]}],\"a\":\"PAD\"}");
                  case 2 ->
                      Sample.of(
                          "<r><a>PAD</a><p:",
                          name,
                          ">" + SECRET + "</p:" + name + "><z q='1'/></r>");
                  case 3 -> Sample.of("<r a=\"PAD\" ", name, "=\"" + SECRET + "\"><z>1</z></r>");
                  default ->
                      Sample.of(
                          "<r><a>PAD</a><", name, "><![CDATA[" + SECRET + "]]></" + name + "></r>");
                });
  }

  private static void assertHidden(String body) {
    String kept = MaskedBody.of(Body.of(body.getBytes(StandardCharsets.UTF_8)), 4096);
    assertThat(kept)
        .doesNotContain("CRET-0000")
        .doesNotContain("0000-1111")
        .doesNotContain("S3CRET");
  }
}
