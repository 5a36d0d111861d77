package cachescope.database;

import cachescope.service.User;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * As many users as a workload needs: 1 Alice, 2 Bob, 3 Charlie, then seeded names. The same id, the
 * same user.
 */
final class GeneratedUsers {
  static final List<User> CLASSIC =
      List.of(
          new User(1, "Alice", "alice@example.com", 1),
          new User(2, "Bob", "bob@example.com", 1),
          new User(3, "Charlie", "charlie@example.com", 1));

  private static final long SEED = 0x5eed_cafeL;
  private static final String[] FIRST = {
    "Ada", "Amir", "Ana", "Anton", "Aisha", "Bea", "Boris", "Carmen", "Chidi", "Clara", "Daniel",
    "Dora", "Elif", "Emil", "Eva", "Farid", "Felix", "Grace", "Hana", "Hugo", "Ines", "Ivan",
    "Jamila", "Jonas", "Julia", "Kaito", "Karin", "Leila", "Leo", "Lucia", "Mara", "Mateo", "Mei",
    "Milan", "Nadia", "Nils", "Noor", "Olga", "Oscar", "Priya", "Rahul", "Rosa", "Samir", "Sofia",
    "Tara", "Tom", "Uma", "Vera", "Viktor", "Wanda", "Yara", "Yusuf", "Zoe"
  };
  private static final String[] LAST = {
    "Abebe", "Almeida", "Andersson", "Bauer", "Becker", "Brown", "Castro", "Chen", "Costa",
        "Dubois",
    "Eriksen", "Fischer", "Garcia", "Gupta", "Haddad", "Hansen", "Ito", "Ivanova", "Jansen", "Kaya",
    "Keller", "Khan", "Kim", "Kowalski", "Larsen", "Lopez", "Martin", "Meyer", "Mori", "Moreau",
    "Nguyen", "Novak", "Okafor", "Olsen", "Park", "Patel", "Petrov", "Popescu", "Rossi", "Sato",
    "Schmidt", "Silva", "Singh", "Smith", "Tanaka", "Torres", "Tran", "Weber", "Wong", "Yilmaz"
  };

  private GeneratedUsers() {}

  /** The user with this id, 1 or more. */
  static User user(long id) {
    if (id <= CLASSIC.size()) {
      return CLASSIC.get((int) id - 1);
    }
    var random = new SplittableRandom(SEED + id);
    String first = FIRST[random.nextInt(FIRST.length)];
    String last = LAST[random.nextInt(LAST.length)];
    String email = (first + "." + last).toLowerCase(Locale.ROOT) + "." + id + "@example.com";
    return new User(id, first + " " + last, email, 1);
  }
}
