// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.bench.RowResult.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws what rows lose against the bits they take, as SVG: the loss on a logarithmic axis, lower
 * and further left is better. The ground is transparent and every colour has contrast enough on
 * white and on a dark page, since nobody knows where the drawing will be shown.
 */
public final class LossPlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;
  private static final int LEFT = 74;
  private static final int RIGHT = WIDTH - 24;
  private static final int TOP = 56;
  private static final int BOTTOM = HEIGHT - 58;

  private static final String GREY = "#767676";
  private static final double MARK = 5;
  private static final double TEXT_HEIGHT = 13;

  /** The widest letters of a sans-serif of 12 px, so that no label is wider than was planned. */
  private static final double LETTER_WIDTH = 6.9;

  /** How a row's mark looks. */
  private enum Keeper {
    LLAMA("llama.cpp", "#b35900"),
    CENTRED("Carrel, centred", "#1f78d1"),
    PLAIN("Carrel, not centred", "#a04fc4");

    private final String title;
    private final String colour;

    Keeper(String title, String colour) {
      this.title = title;
      this.colour = colour;
    }

    static Keeper of(KvRow row) {
      if (row.centred()) {
        return CENTRED;
      }
      return row.name().startsWith(KvRows.PLAIN) ? PLAIN : LLAMA;
    }
  }

  private final StringBuilder svg = new StringBuilder();
  private final List<Measured<Loss>> rows;
  private final LogAxis axis;
  private final double mostBits;

  private LossPlot(List<Measured<Loss>> rows) {
    this.rows = rows;
    this.axis = LogAxis.of(rows.stream().mapToDouble(row -> row.figures().meanKld()).toArray());
    double most = rows.stream().mapToDouble(row -> row.figures().bitsPerValue()).max().orElse(1);
    this.mostBits = 2 * Math.floor(most / 2 + 1);
  }

  /**
   * The drawing. Rows without figures are left out; those that lose nothing at all have no place on
   * the axis and are named beneath it.
   */
  public static String svg(String title, List<RowResult<Loss>> results) {
    List<Measured<Loss>> lossy = new ArrayList<>();
    List<String> lossless = new ArrayList<>();
    for (RowResult<Loss> result : results) {
      if (result instanceof Measured<Loss> measured) {
        if (measured.figures().meanKld() > 0) {
          lossy.add(measured);
        } else {
          lossless.add(measured.row().name());
        }
      }
    }
    return new LossPlot(lossy).draw(title, lossless);
  }

  private String draw(String title, List<String> lossless) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="12" role="img">
        """
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.append("<title>").append(escaped(title)).append("</title>\n");
    text(LEFT, 22, "start", GREY, 15, "What is lost against f16: " + title);
    if (!lossless.isEmpty()) {
      text(
          LEFT,
          HEIGHT - 8,
          "start",
          GREY,
          11,
          "Nothing is lost by: " + String.join(", ", lossless));
    }
    grid();
    legend();
    points();
    return svg.append("</svg>\n").toString();
  }

  private void grid() {
    for (double tick : axis.ticks()) {
      double y = y(tick);
      line(LEFT, y, RIGHT, y, GREY, 0.35);
      text(LEFT - 8, y + 4, "end", GREY, 12, LogAxis.text(tick));
    }
    for (int bits = 0; bits <= mostBits; bits += 2) {
      line(x(bits), BOTTOM, x(bits), BOTTOM + 5, GREY, 1);
      text(x(bits), BOTTOM + 19, "middle", GREY, 12, Integer.toString(bits));
    }
    line(LEFT, BOTTOM, RIGHT, BOTTOM, GREY, 1);
    line(LEFT, TOP, LEFT, BOTTOM, GREY, 1);
    text((LEFT + RIGHT) / 2.0, BOTTOM + 38, "middle", GREY, 12, "bits per value, as allocated");
    svg.append(
        format(
            "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">"
                + "mean KL divergence, nats (logarithmic)</text>%n",
            (TOP + BOTTOM) / 2.0, GREY));
  }

  private void legend() {
    double x = LEFT;
    for (Keeper keeper : Keeper.values()) {
      if (rows.stream().anyMatch(row -> Keeper.of(row.row()) == keeper)) {
        mark(keeper, x + MARK, 40);
        text(x + 16, 44, "start", keeper.colour, 12, keeper.title);
        x += 40 + keeper.title.length() * LETTER_WIDTH;
      }
    }
  }

  private void points() {
    LabelPlacer placer = new LabelPlacer(new LabelPlacer.Box(LEFT, TOP - 8, RIGHT, BOTTOM));
    for (Measured<Loss> row : rows) {
      placer.avoid(LabelPlacer.Box.around(x(row), y(row), MARK + 1));
    }
    for (Measured<Loss> row : rows) {
      Keeper keeper = Keeper.of(row.row());
      String label = row.row().name();
      LabelPlacer.Box box =
          placer.place(x(row), y(row), label.length() * LETTER_WIDTH, TEXT_HEIGHT);
      if (box.distance(x(row), y(row)) > 2 * MARK) {
        line(x(row), y(row), box.nearestX(x(row)), box.nearestY(y(row)), keeper.colour, 0.6);
      }
      mark(keeper, x(row), y(row));
      text(box.left(), box.bottom() - 3, "start", keeper.colour, 12, label);
    }
  }

  private double x(Measured<Loss> row) {
    return x(row.figures().bitsPerValue());
  }

  private double y(Measured<Loss> row) {
    return y(row.figures().meanKld());
  }

  private double x(double bits) {
    return LEFT + bits / mostBits * (RIGHT - LEFT);
  }

  private double y(double loss) {
    return BOTTOM - axis.share(loss) * (BOTTOM - TOP);
  }

  private void mark(Keeper keeper, double x, double y) {
    svg.append(
        switch (keeper) {
          case LLAMA ->
              format(
                  "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                  x - MARK, y - MARK, 2 * MARK, 2 * MARK, keeper.colour);
          case CENTRED ->
              format(
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n",
                  x, y, MARK, keeper.colour);
          case PLAIN ->
              format(
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"none\" stroke=\"%s\""
                      + " stroke-width=\"2\"/>%n",
                  x, y, MARK - 1, keeper.colour);
        });
  }

  private void line(double x1, double y1, double x2, double y2, String colour, double opacity) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " opacity=\"%.2f\"/>%n",
            x1, y1, x2, y2, colour, opacity));
  }

  private void text(double x, double y, String anchor, String colour, int size, String content) {
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\""
                + " font-size=\"%d\">%s</text>%n",
            x, y, anchor, colour, size, escaped(content)));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                default -> safe.appendCodePoint(c < ' ' ? ' ' : c);
              }
            });
    return safe.toString();
  }
}
