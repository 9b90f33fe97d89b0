// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.RowResult.Measured;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class LossPlotTest {
  private static RowResult<Loss> row(String types, double bits, double mean) {
    KvRow row = KvRows.parse(types).getFirst();
    return new Measured<>(row, new Loss(bits, mean, 0, mean / 2, mean * 9, mean * 20, 0.9));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document document) {
    NodeList nodes = document.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void itIsWellFormedAndNamesEachRow() throws Exception {
    List<RowResult<Loss>> rows =
        List.of(
            row("f16/f16", 16, 0),
            row("q4_0/q4_0", 4.5, 5.7),
            row("turbo4/turbo3", 3.625, 0.02),
            row("plain:turbo3/turbo3", 3.125, 1.5),
            new RowResult.NotMeasured<>(KvRows.parse("q8_0/q8_0").getFirst(), "No memory."));
    String title = "a \"model\" <b> & ]]> \u0001 ünd";
    List<String> texts = texts(parsed(LossPlot.svg(title, rows)));
    assertTrue(
        texts.containsAll(List.of("q4_0/q4_0", "turbo4/turbo3", "plain:turbo3/turbo3")),
        texts.toString());
    assertTrue(texts.contains("Nothing is lost by: f16/f16"), texts.toString());
    assertFalse(texts.contains("q8_0/q8_0"), texts.toString());
    assertTrue(texts.getFirst().contains("<b> & ]]>"), texts.toString());
  }

  @Test
  void withNothingToDrawItIsStillADrawing() throws Exception {
    Document document = parsed(LossPlot.svg("nothing", List.of()));
    assertEquals("svg", document.getDocumentElement().getTagName());
    parsed(LossPlot.svg("one", List.of(row("q8_0/q8_0", 8.5, 0.001))));
  }

  @Test
  void labelsCoverNeitherPointsNorEachOther() {
    Random random = new Random(4);
    LabelPlacer placer = new LabelPlacer(new LabelPlacer.Box(0, 0, 700, 400));
    List<LabelPlacer.Box> taken = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      double[] point = {60 + random.nextInt(300), 100 + random.nextInt(80)};
      points.add(point);
      taken.add(LabelPlacer.Box.around(point[0], point[1], 6));
      placer.avoid(taken.getLast());
    }
    for (double[] point : points) {
      LabelPlacer.Box box = placer.place(point[0], point[1], 110, 13);
      assertTrue(taken.stream().noneMatch(box::overlaps), "a label covers something: " + box);
      taken.add(box);
    }
  }

  @Test
  void theAxisHoldsItsValuesBetweenPowersOfTen() {
    LogAxis axis = LogAxis.of(new double[] {0.0031, 1.5});
    assertEquals(new LogAxis(-3, 1), axis);
    assertEquals(0.25, axis.share(0.01), 1e-12);
    assertEquals("0.001", LogAxis.text(0.001));
    assertEquals("0.05", LogAxis.text(0.05));
    assertEquals("20", LogAxis.text(20));
    assertTrue(new LogAxis(-1, 0).ticks().contains(0.5));
  }
}
