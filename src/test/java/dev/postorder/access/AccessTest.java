package dev.postorder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final Capabilities SYSTEM = new Capabilities();
  private static int users;

  private final String login = "login" + ++users + "@example.org";
  private final String address = "10.0.0." + users;
  private final long user =
      SYSTEM.jdbi.inTransaction(
          handle -> SYSTEM.directory.addUser(handle, login, "right").orElseThrow());

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void theRightPasswordIsGrantedInAnyCaseOfTheLogin() {
    assertThat(SYSTEM.access.login(login.toUpperCase(java.util.Locale.ROOT), "right", address))
        .isEqualTo(new LoginResult.Granted(user));
    assertThat(SYSTEM.access.login(login, "Right", address)).isEqualTo(new LoginResult.Refused());
    assertThat(SYSTEM.access.login("nobody@example.org", "right", address))
        .isEqualTo(new LoginResult.Refused());
  }

  @Test
  void afterTenWrongPasswordsThePairWaitsAndNobodyElse() {
    for (int i = 0; i < 10; i++) {
      assertThat(SYSTEM.access.login(login, "wrong", address)).isEqualTo(new LoginResult.Refused());
    }
    LoginResult refused = SYSTEM.access.login(login, "right", address);

    assertThat(refused).isInstanceOf(LoginResult.Wait.class);
    assertThat(((LoginResult.Wait) refused).retryAfter())
        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(SYSTEM.access.login(login, "right", "10.1.1.1"))
        .isEqualTo(new LoginResult.Granted(user));
  }

  @Test
  void aSuccessClearsTheCount() {
    for (int i = 0; i < 9; i++) {
      SYSTEM.access.login(login, "wrong", address);
    }
    assertThat(SYSTEM.access.login(login, "right", address))
        .isEqualTo(new LoginResult.Granted(user));
    for (int i = 0; i < 9; i++) {
      assertThat(SYSTEM.access.login(login, "wrong", address)).isEqualTo(new LoginResult.Refused());
    }
    assertThat(SYSTEM.access.login(login, "right", address))
        .isEqualTo(new LoginResult.Granted(user));
  }

  @Test
  void anAddressThatFailedAHundredTimesWaits() {
    SYSTEM.jdbi.useHandle(
        handle ->
            handle.execute("insert into login_failure_address values (?, now(), 100)", address));

    LoginResult refused = SYSTEM.access.login(login, "right", address);

    assertThat(refused).isInstanceOf(LoginResult.Wait.class);
    assertThat(((LoginResult.Wait) refused).retryAfter()).isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void wrongTokensAreCountedByTheirAddressAndRightOnesAreNot() {
    String pat =
        SYSTEM.jdbi.withHandle(h -> tokens().add(h, user, "1C", Optional.empty())).secret();
    for (int i = 0; i < 100; i++) {
      assertThat(SYSTEM.access.login(pat, address)).isInstanceOf(LoginResult.Granted.class);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(SYSTEM.access.login("dl-api-" + i, address)).isEqualTo(new LoginResult.Refused());
    }
    assertThat(SYSTEM.access.login(pat, address)).isInstanceOf(LoginResult.Wait.class);
    assertThat(SYSTEM.access.login(login, "right", address)).isInstanceOf(LoginResult.Wait.class);
    assertThat(SYSTEM.access.login(pat, "10.1.1.2")).isInstanceOf(LoginResult.Granted.class);
  }

  @Test
  void anExpiredTokenAndOneOfADisabledUserLogInNobody() {
    Instant past = Instant.now().minusSeconds(1);
    String expired =
        SYSTEM.jdbi.withHandle(h -> tokens().add(h, user, "1C", Optional.of(past))).secret();
    String valid =
        SYSTEM.jdbi.withHandle(h -> tokens().add(h, user, "1C", Optional.empty())).secret();
    assertThat(SYSTEM.access.login(expired, address)).isEqualTo(new LoginResult.Refused());
    SYSTEM.jdbi.useTransaction(handle -> SYSTEM.directory.disableUser(handle, login));
    assertThat(SYSTEM.access.login(valid, address)).isEqualTo(new LoginResult.Refused());
  }

  @Test
  void aSessionEndsNoLaterThanTheTokenThatOpensIt() {
    Instant soon = Instant.now().plusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    String pat =
        SYSTEM.jdbi.withHandle(h -> tokens().add(h, user, "1C", Optional.of(soon))).secret();
    var granted = (LoginResult.Granted) SYSTEM.access.login(pat, address);
    Opened opened = SYSTEM.access.openSession(SYSTEM.call("v4/auth/login"), granted, application());
    assertThat(opened.session().expiresAt()).isEqualTo(soon);
  }

  @Test
  void theLastUseIsKeptRoughly() {
    Opened opened = SYSTEM.access.openSession(SYSTEM.call("v3/auth/login"), user, application());
    SYSTEM.jdbi.useHandle(
        handle ->
            handle.execute(
                "update session set last_used_at = now() - interval '6 minutes' where trail = ?",
                opened.session().trail()));
    assertThat(SYSTEM.access.session(opened.secret())).isPresent();
    Instant used =
        SYSTEM.one(
            "select last_used_at from session where trail = ?",
            Instant.class,
            opened.session().trail());
    assertThat(used).isAfter(Instant.now().minusSeconds(60));
  }

  private static PersonalTokens tokens() {
    return new PersonalTokens(SYSTEM.clock);
  }

  private long application() {
    return SYSTEM.one(
        "insert into application (name, key_hash) values (?, decode(md5(?), 'hex')) returning id",
        Long.class,
        login,
        login);
  }

  @Test
  void aSessionLivesUntilItIsClosed() {
    Opened opened = SYSTEM.access.openSession(SYSTEM.call("v3/auth/login"), user, application());

    assertThat(SYSTEM.access.session(opened.secret()).orElseThrow().userId()).isEqualTo(user);
    assertThat(opened.session().trail()).matches("[A-Z][A-Z0-9]{11}");
    assertThat(SYSTEM.access.token(opened.secret())).isEmpty();
    SYSTEM.access.closeSession(SYSTEM.call("v3/auth/logout"), opened.secret());
    assertThat(SYSTEM.access.session(opened.secret())).isEmpty();
  }

  @Test
  void aTokenLivesAsLongAsWishedButNotLongerThanTheMaximum() {
    Instant soon = Instant.now().plusSeconds(3600);
    Opened wished =
        SYSTEM.access.openToken(SYSTEM.call("Authorization/Login"), user, Optional.of(soon));
    Opened capped =
        SYSTEM.access.openToken(
            SYSTEM.call("Authorization/Login"),
            user,
            Optional.of(Instant.now().plus(Duration.ofDays(4000))));

    assertThat(wished.session().expiresAt()).isEqualTo(soon);
    assertThat(capped.session().expiresAt())
        .isBefore(Instant.now().plus(Duration.ofDays(365)).plusSeconds(1));
    assertThat(SYSTEM.access.token(wished.secret())).isPresent();
    SYSTEM.access.closeToken(SYSTEM.call("TokenGenerator/DestroyToken"), wished.secret());
    assertThat(SYSTEM.access.token(wished.secret())).isEmpty();
  }
}
