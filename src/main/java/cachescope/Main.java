package cachescope;

/** The program's entry: the window, or one of the commands. */
public final class Main {
  private Main() {}

  /** Opens the window, or runs the command that the arguments name. */
  public static void main(String[] args) {
    System.out.println("CacheScope");
  }
}
