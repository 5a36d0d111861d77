package cachescope.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A lesson's file taken apart: its head, and its parts with their blocks, each with its line.
 *
 * @param head text by name, in the order of the file
 * @param parts the introduction, then the steps
 */
record Manuscript(Map<String, String> head, List<Part> parts) {
  private static final String RULE = "---";

  /**
   * A stretch of prose with blocks in it.
   *
   * @param title of the step; empty of the introduction
   * @param line where it begins, 1 or more
   * @param prose CommonMark, the blocks taken out
   */
  record Part(String title, int line, String prose, List<Block> blocks) {
    Optional<Block> block(String word) {
      return blocks.stream().filter(each -> each.word().equals(word)).findFirst();
    }

    List<Block> all(String word) {
      return blocks.stream().filter(each -> each.word().equals(word)).toList();
    }
  }

  /**
   * An instruction.
   *
   * @param line of its first line within the fences, 1 or more
   */
  record Block(String word, String body, int line) {}

  /**
   * Takes a file apart.
   *
   * @param words the info words of instructions; other fenced blocks are prose
   * @throws Flaw where it is not of the form
   */
  static Manuscript of(String text, Set<String> words) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(RULE)) {
      throw new Flaw(1, "a lesson begins with a line --- and its head");
    }
    Map<String, String> head = new LinkedHashMap<>();
    int line = 1;
    while (line < lines.size() && !lines.get(line).strip().equals(RULE)) {
      field(lines.get(line), line + 1, head);
      line++;
    }
    if (line == lines.size()) {
      throw new Flaw(1, "the head is not closed; write a line --- below it");
    }
    return new Manuscript(head, parts(lines, line + 1, words));
  }

  private static void field(String line, int number, Map<String, String> head) {
    if (line.isBlank()) {
      return;
    }
    String[] field = line.split(":", 2);
    if (field.length < 2 || field[1].isBlank()) {
      throw new Flaw(number, "'" + line.strip() + "' is no field of the head; write name: value");
    }
    if (head.putIfAbsent(field[0].strip(), field[1].strip()) != null) {
      throw new Flaw(number, "'" + field[0].strip() + "' is there twice");
    }
  }

  private static List<Part> parts(List<String> lines, int first, Set<String> words) {
    String body = String.join("\n", lines.subList(first, lines.size()));
    Node document =
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(body);
    List<Part> parts = new ArrayList<>();
    String title = "";
    int begins = first;
    boolean[] taken = new boolean[lines.size() + 1];
    List<Block> blocks = new ArrayList<>();
    int from = first;
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      List<SourceSpan> spans = node.getSourceSpans();
      int at = first + spans.getFirst().getLineIndex();
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        parts.add(new Part(title, begins + 1, prose(lines, from, at, taken), blocks));
        title = TextContentRenderer.builder().build().render(heading).strip();
        begins = at;
        from = first + spans.getLast().getLineIndex() + 1;
        blocks = new ArrayList<>();
      } else if (node instanceof FencedCodeBlock fenced && words.contains(word(fenced))) {
        for (SourceSpan span : spans) {
          taken[first + span.getLineIndex()] = true;
        }
        blocks.add(new Block(word(fenced), fenced.getLiteral(), at + 2));
      }
    }
    parts.add(new Part(title, begins + 1, prose(lines, from, lines.size(), taken), blocks));
    return parts;
  }

  private static String word(FencedCodeBlock fenced) {
    return fenced.getInfo() == null ? "" : fenced.getInfo().strip();
  }

  private static String prose(List<String> lines, int from, int to, boolean... taken) {
    StringBuilder prose = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!taken[i]) {
        prose.append(lines.get(i)).append('\n');
      }
    }
    return prose.toString().strip().replaceAll("\n{3,}", "\n\n");
  }

  /** Something is wrong in a line. */
  static final class Flaw extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Flaw(int line, String sentence) {
      super(sentence);
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
