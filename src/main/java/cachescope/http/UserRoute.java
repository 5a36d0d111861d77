package cachescope.http;

import cachescope.event.Origin;
import cachescope.event.SessionClock;
import cachescope.event.Timing;
import cachescope.service.Answer;
import cachescope.service.StoreException;
import cachescope.service.User;
import cachescope.service.UserJson;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.service.WriteAnswer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET}, {@code HEAD}, {@code PUT} and {@code POST /users/{id}}, the profile, and {@code GET
 * /users/{id}/account}, which shows what the database has. Safe for any number of threads.
 */
final class UserRoute {
  static final String PATH = "/users/";
  static final String ACCOUNT = "/account";

  private final UserService service;
  private final SessionClock clock;
  private final UserJson json = new UserJson();

  UserRoute(UserService service, SessionClock clock) {
    this.service = service;
    this.clock = clock;
  }

  /**
   * Answers a request.
   *
   * @param rest what stands behind {@link #PATH}
   */
  Reply answer(HttpExchange exchange, String rest) throws IOException {
    long began = clock.now();
    boolean account = rest.endsWith(ACCOUNT);
    String method = exchange.getRequestMethod();
    boolean read = method.equals("GET") || method.equals("HEAD");
    boolean create = method.equals("POST");
    if (!read && (account || (!create && !method.equals("PUT")))) {
      return Reply.notAllowed(account ? "GET, HEAD" : "GET, HEAD, PUT, POST");
    }
    OptionalLong userId =
        positive(account ? rest.substring(0, rest.length() - ACCOUNT.length()) : rest);
    if (userId.isEmpty()) {
      return Reply.error(400, "A user's id must be a positive number, such as 1; this is not one.");
    }
    try {
      return account
          ? read(service.account(userId.getAsLong(), Origin.HTTP, began))
          : read
              ? read(service.get(userId.getAsLong(), Origin.HTTP, began))
              : write(exchange, userId.getAsLong(), began, create);
    } catch (StoreException e) {
      return Reply.error(503, e.sentence());
    }
  }

  private Reply read(Answer answer) {
    Reply reply =
        shown(answer.user(), answer.timing())
            .with(
                "X-Cache",
                switch (answer.outcome()) {
                  case HIT -> answer.pastItsTime() ? "STALE" : "HIT";
                  case MISS -> "MISS";
                  case BYPASS -> "BYPASS";
                  case CACHE_ERROR -> "ERROR";
                });
    return answer.ageMillis().isPresent()
        ? reply.with("Age", Long.toString(answer.ageMillis().getAsLong() / 1_000))
        : reply;
  }

  private Reply write(HttpExchange exchange, long userId, long began, boolean create)
      throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      return Reply.error(415, "The content type must be application/json.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(Json.LARGEST + 1);
    if (body.length > Json.LARGEST) {
      return Reply.error(413, "The body must not be larger than 16 KiB.")
          .with("Connection", "close");
    }
    UserPatch patch;
    try {
      patch = Json.change(body);
    } catch (IllegalArgumentException e) {
      return Reply.error(400, String.valueOf(e.getMessage()));
    }
    if (create) {
      return create(userId, patch, began);
    }
    WriteAnswer answer = service.put(userId, patch, Origin.HTTP, began);
    return shown(answer.user(), answer.timing());
  }

  private Reply create(long userId, UserPatch first, long began) {
    if (first.name().isEmpty() || first.email().isEmpty()) {
      return Reply.error(400, "A new user needs both, a name and an email.");
    }
    WriteAnswer answer = service.create(userId, first, Origin.HTTP, began);
    return answer.user().isEmpty()
        ? Reply.error(409, "There is a user %d already; PUT changes it.".formatted(userId))
        : shown(answer.user(), answer.timing()).as(201);
  }

  private Reply shown(Optional<User> user, Timing timing) {
    long began = clock.now();
    Reply reply =
        user.map(found -> Reply.ok(json.show(found)))
            .orElseGet(() -> Reply.error(404, "User not found"));
    return reply.with("Server-Timing", serverTiming(timing, timing.json() + clock.now() - began));
  }

  /** Milliseconds, as the Server-Timing header wants them. */
  private static String serverTiming(Timing timing, long jsonNanos) {
    return String.format(
        Locale.ROOT,
        "cache;dur=%.3f, join;dur=%.3f, wait;dur=%.3f, db;dur=%.3f, json;dur=%.3f",
        timing.cache() / 1e6,
        timing.joined() / 1e6,
        timing.waiting() / 1e6,
        timing.database() / 1e6,
        jsonNanos / 1e6);
  }

  private static OptionalLong positive(String id) {
    if (!id.matches("[0-9]{1,19}")) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(id);
      return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
