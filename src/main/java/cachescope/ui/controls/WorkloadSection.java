package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * A stream of requests: who is asked for, how often, how many of them write.
 *
 * <p>While one runs, the rows show it and each change begins it anew; while none runs, they show
 * the one to come.
 */
final class WorkloadSection implements Section {
  private final Wishes wishes;
  private final BooleanSupplier stopping;
  private final ChoiceRow<WorkloadSpec.Shape> shape;
  private final SliderRow users;
  private final SliderRow skew;
  private final SliderRow rate;
  private final SliderRow writes;
  private final TextField seed = new TextField();
  private final Button startStop;
  private final VBox box;
  private WorkloadSpec spec = WorkloadSpec.CLASSIC;
  private boolean running;

  WorkloadSection(Wishes wishes, BooleanSupplier stopping) {
    this.wishes = wishes;
    this.stopping = stopping;
    shape = new ChoiceRow<>("workload.shape", WorkloadSection::words, s -> change(shaped(s)));
    users = new SliderRow("workload.users", Quantity.USERS, v -> change(populated((int) v)));
    skew = new SliderRow("workload.skew", Quantity.SKEW, v -> change(skewed(v)));
    rate = new SliderRow("workload.rate", Quantity.RATE, v -> change(rated(v)));
    writes = new SliderRow("workload.writes", Quantity.WRITES, v -> change(writing(v / 100)));
    startStop = Rows.button("workload.start", this::startOrStop);
    startStop.getStyleClass().add("accent");
    seed.setId("workload.seed");
    seed.setOnAction(event -> reseed());
    box =
        Rows.section(
            "workload.heading",
            startStop,
            shape.node(),
            rate.node(),
            writes.node(),
            users.node(),
            skew.node(),
            Rows.named("workload.seed", seed));
    present();
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    running = frame.workload().isPresent();
    spec = frame.workload().orElse(spec);
    present();
  }

  /** The workload that the rows describe. */
  WorkloadSpec spec() {
    return spec;
  }

  private void present() {
    shape.show(List.of(WorkloadSpec.Shape.values()), spec.shape());
    users.show(spec.users());
    skew.show(spec.skew());
    skew.allow(
        spec.shape() == WorkloadSpec.Shape.ZIPF
            ? Optional.empty()
            : Optional.of(Texts.say("workload.noSkew")));
    rate.show(spec.ratePerSecond());
    writes.show(Math.round(spec.writeShare() * 10_000) / 100.0);
    if (!seed.isFocused()) {
      seed.setText(Long.toString(spec.seed()));
    }
    boolean ending = running && stopping.getAsBoolean();
    startStop.setDisable(ending);
    String words =
        Texts.say(ending ? "workload.stopping" : running ? "workload.stop" : "workload.start");
    startStop.setText(words);
    startStop.setAccessibleText(words);
  }

  private void startOrStop() {
    wishes.wish(running ? new Intent.StopWorkload() : new Intent.StartWorkload(spec));
  }

  private void change(WorkloadSpec changed) {
    if (running) {
      wishes.wish(new Intent.StartWorkload(changed));
    } else {
      spec = changed;
      present();
    }
  }

  private void reseed() {
    String text = seed.getText().strip();
    if (text.matches("-?\\d{1,18}")) {
      long number = Long.parseLong(text);
      change(
          new WorkloadSpec(
              spec.shape(),
              spec.users(),
              spec.skew(),
              spec.ratePerSecond(),
              spec.writeShare(),
              number));
    } else {
      seed.setText(Long.toString(spec.seed()));
    }
  }

  private WorkloadSpec shaped(WorkloadSpec.Shape s) {
    return new WorkloadSpec(
        s, spec.users(), spec.skew(), spec.ratePerSecond(), spec.writeShare(), spec.seed());
  }

  private WorkloadSpec populated(int number) {
    return new WorkloadSpec(
        spec.shape(), number, spec.skew(), spec.ratePerSecond(), spec.writeShare(), spec.seed());
  }

  private WorkloadSpec skewed(double exponent) {
    return new WorkloadSpec(
        spec.shape(), spec.users(), exponent, spec.ratePerSecond(), spec.writeShare(), spec.seed());
  }

  private WorkloadSpec rated(double perSecond) {
    return new WorkloadSpec(
        spec.shape(), spec.users(), spec.skew(), perSecond, spec.writeShare(), spec.seed());
  }

  private WorkloadSpec writing(double share) {
    return new WorkloadSpec(
        spec.shape(), spec.users(), spec.skew(), spec.ratePerSecond(), share, spec.seed());
  }

  private static String words(WorkloadSpec.Shape shape) {
    return Texts.say("shape." + shape.name().toLowerCase(Locale.ROOT));
  }
}
