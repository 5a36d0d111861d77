package cachescope.ui.policies;

import cachescope.policy.step.Step;
import cachescope.policy.step.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/**
 * A ring of keys with a hand, like a clock: a key keeps its seat, a newcomer takes the seat of who
 * left, and the hand turns.
 */
final class RingView extends Region {
  private final List<Region> seats = new ArrayList<>();
  private final Circle circle = new Circle();
  private final Line hand = new Line();
  private final Polygon tip = new Polygon(0, -9, 6, 5, -6, 5);
  private final int pointed;

  /**
   * @param keys by seat, the first at the top, then clockwise; empty text: nobody
   * @param pointed the seat at which the hand points; -1: at none
   */
  private RingView(Step.Part part, List<String> keys, int pointed, PartView.Look look) {
    this.pointed = pointed;
    getStyleClass().add("ring");
    circle.getStyleClass().add("ring-circle");
    hand.getStyleClass().add("ring-hand");
    tip.getStyleClass().add("ring-tip");
    getChildren().addAll(circle, hand, tip);
    hand.setVisible(pointed >= 0);
    tip.setVisible(pointed >= 0);
    for (String key : keys) {
      Region seat =
          part.slots().stream()
              .filter(slot -> slot.key().equals(key))
              .findFirst()
              .map(slot -> (Region) PartView.slot(part, slot, look))
              .orElseGet(() -> (Region) PartView.empty(cachescope.ui.Texts.say("policies.free")));
      seats.add(seat);
      getChildren().add(seat);
    }
  }

  /** The ring of a policy that has come so far, and keeps its seats. */
  static Node of(Stepped way, int number, Step.Part part, int capacity, PartView.Look look) {
    List<String> seats = seats(way, number, capacity);
    Optional<String> under = part.hand().map(index -> part.slots().get(index).key());
    return new RingView(part, seats, under.map(seats::indexOf).orElse(-1), look);
  }

  /** Who sits where after so many steps: a newcomer takes the first seat that is free. */
  static List<String> seats(Stepped way, int number, int capacity) {
    List<String> seats = new ArrayList<>();
    for (int i = 0; i < capacity; i++) {
      seats.add("");
    }
    for (int step = 1; step <= number; step++) {
      List<String> cached = way.at(step).cached();
      seats.replaceAll(key -> cached.contains(key) ? key : "");
      cached.stream()
          .filter(key -> !seats.contains(key))
          .forEach(key -> seats.set(seats.indexOf(""), key));
    }
    return seats;
  }

  private double seatWidth() {
    return seats.stream().mapToDouble(RingView::wide).max().orElse(0);
  }

  private double seatHeight() {
    return seats.stream().mapToDouble(RingView::high).max().orElse(0);
  }

  private static double wide(Region seat) {
    return Math.max(seat.minWidth(-1), seat.prefWidth(-1));
  }

  private static double high(Region seat) {
    return Math.max(seat.minHeight(-1), seat.prefHeight(-1));
  }

  /** So large that neighbours do not touch. */
  private double radius() {
    double chord = Math.hypot(seatWidth(), seatHeight()) + 4;
    double apart = chord / 2 / Math.sin(Math.PI / Math.max(3, seats.size()));
    return Math.max(apart, seatHeight() * 1.35);
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(2 * radius() + seatWidth()) + 2;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(2 * radius() + seatHeight()) + 2;
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double r = radius();
    double x = computePrefWidth(-1) / 2;
    double y = computePrefHeight(-1) / 2;
    circle.setCenterX(x);
    circle.setCenterY(y);
    circle.setRadius(r);
    for (int i = 0; i < seats.size(); i++) {
      double w = wide(seats.get(i));
      double h = high(seats.get(i));
      double at = angle(i);
      seats
          .get(i)
          .resizeRelocate(
              Math.rint(x + r * Math.sin(at) - w / 2),
              Math.rint(y - r * Math.cos(at) - h / 2),
              w,
              h);
    }
    if (pointed >= 0) {
      double at = angle(pointed);
      double reach = Math.max(8, r - seatReach(at) - 10);
      hand.setStartX(x);
      hand.setStartY(y);
      hand.setEndX(x + reach * Math.sin(at));
      hand.setEndY(y - reach * Math.cos(at));
      tip.setLayoutX(hand.getEndX());
      tip.setLayoutY(hand.getEndY());
      tip.setRotate(Math.toDegrees(at));
    }
  }

  /** From a seat's middle to its edge, towards the middle of the ring. */
  private double seatReach(double at) {
    double across = Math.abs(Math.sin(at)) < 1e-9 ? 1e9 : seatWidth() / 2 / Math.abs(Math.sin(at));
    double down = Math.abs(Math.cos(at)) < 1e-9 ? 1e9 : seatHeight() / 2 / Math.abs(Math.cos(at));
    return Math.min(across, down);
  }

  private double angle(int seat) {
    return 2 * Math.PI * seat / seats.size();
  }

  /** For tests: the seats from the top, clockwise. */
  List<Label> labels() {
    return seats.stream().map(Label.class::cast).toList();
  }
}
