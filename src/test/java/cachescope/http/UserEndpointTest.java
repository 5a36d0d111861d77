package cachescope.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.CacheFault;
import cachescope.event.NumberedSettings;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.service.MemoryCache;
import cachescope.service.MemoryStore;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.service.UserStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEndpointTest {
  private static final StatsView STATS =
      new StatsView(
          10,
          6,
          2,
          OptionalDouble.of(0.75),
          3,
          1,
          4,
          5,
          0,
          7,
          1,
          1,
          2,
          9,
          new StatsView.Latencies(
              StatsView.Percentiles.ofNanos(150_000, 160_000, 170_000, 1_000_500),
              StatsView.Percentiles.NONE,
              StatsView.Percentiles.NONE));

  private final SessionClock clock = SessionClock.system();
  private final MemoryCache cache = new MemoryCache();
  private final MemoryStore store = new MemoryStore(3);
  private final HttpClient client = HttpClient.newHttpClient();
  private UserEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = serve(store);
  }

  @AfterEach
  void close() {
    client.close();
    endpoint.close();
  }

  @Test
  void theClassicExchange() throws Exception {
    HttpResponse<String> miss = get("/users/1");
    assertThat(miss.statusCode()).isEqualTo(200);
    assertThat(miss.body())
        .isEqualTo("{\"id\":1,\"name\":\"User 1\",\"email\":\"user1@example.com\"}");
    assertThat(miss.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(miss.headers().firstValue("X-Cache")).contains("MISS");
    assertThat(miss.headers().firstValue("Age")).isEmpty();
    HttpResponse<String> hit = get("/users/1");
    assertThat(hit.body()).isEqualTo(miss.body());
    assertThat(hit.headers().firstValue("X-Cache")).contains("HIT");
    assertThat(hit.headers().firstValue("Age")).contains("0");
    assertThat(hit.headers().firstValue("Server-Timing").orElseThrow())
        .matches(
            "cache;dur=\\d+\\.\\d{3}, join;dur=\\d+\\.\\d{3}, wait;dur=\\d+\\.\\d{3},"
                + " db;dur=\\d+\\.\\d{3}, json;dur=\\d+\\.\\d{3}");
  }

  @Test
  void theAccountShowsWhatTheDatabaseHasBesideAProfileThatIsStale() throws Exception {
    get("/users/1");
    store.update(0, 1, UserPatch.name("New"));
    assertThat(get("/users/1").body()).contains("User 1");
    HttpResponse<String> account = get("/users/1/account");
    assertThat(account.body()).contains("New");
    assertThat(account.headers().firstValue("X-Cache")).contains("BYPASS");
    assertThat(get("/users/x/account").statusCode()).isEqualTo(400);
  }

  @Test
  void aCacheThatFailsOrIsLeftAloneIsSaid() throws Exception {
    cache.fail(CacheFault.PASSWORD_REFUSED, "The password was refused.");
    HttpResponse<String> failed = get("/users/1");
    assertThat(failed.statusCode()).isEqualTo(200);
    assertThat(failed.headers().firstValue("X-Cache")).contains("ERROR");
    HttpResponse<String> leftAlone = get("/users/1");
    assertThat(leftAlone.body()).isEqualTo(failed.body());
    assertThat(leftAlone.headers().firstValue("X-Cache")).contains("BYPASS");
  }

  @Test
  void anUnknownUserIsNotFound() throws Exception {
    HttpResponse<String> response = get("/users/99");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"error\":\"User not found\"}");
    assertThat(response.headers().firstValue("X-Cache")).contains("MISS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "abc",
        "1.5",
        "",
        "%201",
        "99999999999999999999",
        "9999999999999999999"
      })
  void whatIsNotAPositiveNumberIsRefused(String id) throws Exception {
    HttpResponse<String> response = get("/users/" + id);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("positive number");
    assertThat(cache.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/users", "/users/1/", "/users/1/x", "/Users/1", "/stats/"})
  void otherPathsAreNotFound(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).startsWith("{\"error\":\"");
  }

  @Test
  void postCreatesAUserOnceAndWantsNameAndEmail() throws Exception {
    String both = "{\"name\":\"Dora\",\"email\":\"dora@example.com\"}";
    assertThat(get("/users/99").statusCode()).isEqualTo(404);
    assertThat(post("/users/99", "{\"name\":\"Dora\"}").statusCode()).isEqualTo(400);
    HttpResponse<String> made = post("/users/99", both);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).isEqualTo("{\"id\":99," + both.substring(1));
    assertThat(get("/users/99").body()).isEqualTo(made.body());
    assertThat(post("/users/99", both.replace("Dora", "Eve")).statusCode()).isEqualTo(409);
    assertThat(get("/users/99").body()).as("who was there stays").isEqualTo(made.body());
  }

  @Test
  void putChangesNameAndEmailAndDeletesTheKey() throws Exception {
    get("/users/1");
    HttpResponse<String> response = put("/users/1", "application/json", "{\"name\":\"Alicia\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"id\":1,\"name\":\"Alicia\",\"email\":\"user1@example.com\"}");
    assertThat(cache.values).isEmpty();
    String both = "{\"name\":\"A\",\"email\":\"a@b.c\"}";
    assertThat(put("/users/1", "Application/JSON; charset=utf-8", both).statusCode())
        .isEqualTo(200);
    assertThat(get("/users/1").body()).isEqualTo("{\"id\":1," + both.substring(1));
    assertThat(put("/users/99", "application/json", both).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"name\":null}",
        "{\"name\":7}",
        "{\"name\":true}",
        "{\"name\":[\"x\"]}",
        "{\"name\":\"\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"a\",\"version\":7}",
        "{\"name\":\"a\"} x",
        "{\"name\":\"a\"",
        "{\"@class\":\"java.lang.Runtime\"}",
        "[[[[[[[["
      })
  void whatIsNoChangeIsRefusedWithASentence(String body) throws Exception {
    HttpResponse<String> response = put("/users/1", "application/json", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("{\"error\":\"").doesNotContain("Exception");
    assertThat(store.rows.get(1L).version()).isEqualTo(1);
  }

  @Test
  void aBodyMustBeJsonAndSmall() throws Exception {
    assertThat(put("/users/1", "text/plain", "{\"name\":\"x\"}").statusCode()).isEqualTo(415);
    String large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(put("/users/1", "application/json", large).statusCode()).isEqualTo(413);
    assertThat(get("/users/1").statusCode()).isEqualTo(200);
  }

  @Test
  void otherMethodsAreRefusedAndTheRightOnesNamed() throws Exception {
    HttpResponse<String> delete = send(request("/users/1").DELETE());
    assertThat(delete.statusCode()).isEqualTo(405);
    assertThat(delete.headers().firstValue("Allow")).contains("GET, HEAD, PUT, POST");
    HttpResponse<String> post = send(request("/stats").POST(BodyPublishers.ofString("x")));
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void headHasTheHeadersOnly() throws Exception {
    HttpResponse<String> head = send(request("/users/1").HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("X-Cache")).contains("MISS");
    assertThat(head.headers().firstValue("Content-Length"))
        .contains(Integer.toString(get("/users/1").body().length()));
  }

  @Test
  void aDatabaseThatFailedIsUnavailable() throws Exception {
    store.fail("The database is closed.");
    HttpResponse<String> response = get("/users/1");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"error\":\"The database is closed.\"}");
  }

  @Test
  void statsAreOneDocument() throws Exception {
    assertThat(get("/stats").body())
        .isEqualTo(
            "{\"requests\":10,\"hits\":6,\"misses\":2,\"hitRatio\":0.75,\"databaseLoads\":3,"
                + "\"staleReads\":1,\"evictions\":4,\"expirations\":5,\"errors\":0,"
                + "\"databaseQueue\":7,\"bypasses\":1,\"cacheErrors\":1,\"writes\":2,\"givenUp\":9,"
                + "\"latency\":{\"hit\":{\"p50\":150.0,\"p90\":160.0,\"p99\":170.0,\"max\":1000.5},"
                + "\"miss\":{\"p50\":null,\"p90\":null,\"p99\":null,\"max\":null},"
                + "\"all\":{\"p50\":null,\"p90\":null,\"p99\":null,\"max\":null}}}");
  }

  @Test
  void whoCallsItByAnotherNameIsShownTheDoor() throws Exception {
    int port = endpoint.url().getPort();
    for (String host : List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)) {
      assertThat(raw("GET /users/1 HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }
    for (String host : List.of("evil.example", "evil.example:" + port, "127.0.0.1:1", "")) {
      assertThat(raw("GET /users/1 HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 403 ");
    }
    assertThat(raw("GET /users/1 HTTP/1.0")).contains(" 403 ");
  }

  @Test
  void pagesOfOtherOriginsAreShownTheDoor() throws Exception {
    String own = endpoint.url().toString();
    assertThat(send(request("/stats").header("Origin", own)).statusCode()).isEqualTo(200);
    for (String origin : List.of("null", "https://evil.example", own + ".evil.example")) {
      assertThat(send(request("/stats").header("Origin", origin)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aThousandAtOnceAreServed() throws Exception {
    var database = new JdbcUserStore(DatabaseAddress.inMemory(), 1_000, clock, (_, _) -> {});
    try (database;
        UserEndpoint busy = serve(database)) {
      database.open();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        var request = HttpRequest.newBuilder(busy.url().resolve("/users/" + (4 + i))).build();
        answers.add(client.sendAsync(request, BodyHandlers.ofString()));
      }
      assertThat(answers).allMatch(answer -> answer.join().statusCode() == 404);
    }
  }

  @Test
  void aSlowClientHoldsUpNobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        var socket = new Socket("127.0.0.1", endpoint.url().getPort());
        socket
            .getOutputStream()
            .write("PUT /users/1 HTTP/1.1\r\nHost: 12".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      assertThat(get("/users/2").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aTakenPortIsASentence() {
    int port = endpoint.url().getPort();
    var service = new UserService(cache, store, UserEndpointTest::settings, clock, (_, _) -> {});
    assertThatThrownBy(() -> UserEndpoint.start(port, service, () -> STATS, clock))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Port " + port + " of 127.0.0.1 cannot be had");
  }

  @Test
  void afterClosingNobodyListens() throws Exception {
    UserEndpoint another = serve(store);
    URI url = another.url();
    another.close();
    assertThatThrownBy(() -> new Socket("127.0.0.1", url.getPort()).close())
        .isInstanceOf(IOException.class);
  }

  private static NumberedSettings settings() {
    return new NumberedSettings(1, Settings.CLASSIC.withDatabaseDelay(Duration.ofMillis(300)));
  }

  private UserEndpoint serve(UserStore users) throws IOException {
    var service = new UserService(cache, users, UserEndpointTest::settings, clock, (_, _) -> {});
    return UserEndpoint.start(0, service, () -> STATS, clock);
  }

  private String raw(String... lines) throws IOException {
    try (var socket = new Socket("127.0.0.1", endpoint.url().getPort())) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint.url() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> put(String path, String type, String body) throws Exception {
    return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }
}
