// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Blocks as nodes one below the other. What shows their words is made by who reads them. */
public final class BlockNodes {
  private static final String PARAGRAPH = "\n\n";

  /** Headings below it look like it. */
  private static final int LOWEST_HEADING = 3;

  /** Makes the nodes of words. */
  public interface Leaves {
    /**
     * Words of a paragraph, a heading or a cell.
     *
     * @param before what stands between the words before and these where both are copied
     */
    Region words(List<Run> words, String before);

    /** Text that is shown as it is. */
    Region code(Block.Code code, String before);
  }

  private final String prefix;
  private final Leaves leaves;
  private String before = PARAGRAPH;

  /**
   * For one look.
   *
   * @param prefix that all style classes begin with
   */
  public BlockNodes(String prefix, Leaves leaves) {
    this.prefix = prefix;
    this.leaves = leaves;
  }

  /** A block. */
  public Region node(Block block) {
    return switch (block) {
      case Block.Heading(int _, int level, List<Run> words) ->
          styled(styled(words(words), "heading"), "heading-" + Math.min(LOWEST_HEADING, level));
      case Block.Items items -> list(items);
      case Block.Code code -> styled(leaves.code(code, lead()), "code-block");
      case Block.Quotation(int _, List<Block> blocks) -> styled(column(blocks), "quote");
      case Block.Table table -> table(table);
      case Block.Rule _ -> styled(new Region(), "rule");
      case Block.Paragraph(int _, List<Run> words) -> styled(words(words), "paragraph");
    };
  }

  /** Blocks below one another. */
  public VBox column(List<Block> blocks) {
    VBox column = styled(new VBox(), "column");
    blocks.forEach(block -> column.getChildren().add(node(block)));
    return column;
  }

  private <T extends Node> T styled(T node, String style) {
    node.getStyleClass().add(prefix + style);
    return node;
  }

  private Region words(List<Run> words) {
    return leaves.words(words, lead());
  }

  private String lead() {
    String now = before;
    before = PARAGRAPH;
    return now;
  }

  private VBox list(Block.Items items) {
    VBox list = styled(new VBox(), "list");
    for (int i = 0; i < items.items().size(); i++) {
      Label marker = styled(new Label(items.mark(i)), "marker");
      marker.setMinWidth(Region.USE_PREF_SIZE);
      before = (i == 0 ? PARAGRAPH : "\n") + items.mark(i) + " ";
      VBox content = column(items.items().get(i));
      content.setMinWidth(0);
      HBox.setHgrow(content, Priority.ALWAYS);
      list.getChildren().add(new HBox(marker, content));
    }
    return list;
  }

  private GridPane table(Block.Table table) {
    GridPane grid = styled(new GridPane(), "table");
    for (int row = 0; row < table.rows().size(); row++) {
      List<List<Run>> cells = table.rows().get(row).cells();
      for (int column = 0; column < cells.size(); column++) {
        before = column > 0 ? "\t" : row > 0 ? "\n" : PARAGRAPH;
        Region cell = styled(words(cells.get(column)), "cell");
        if (table.rows().get(row).head()) {
          styled(cell, "head");
        }
        cell.setMaxHeight(Double.MAX_VALUE);
        GridPane.setHgrow(cell, Priority.SOMETIMES);
        GridPane.setFillHeight(cell, true);
        grid.add(cell, column, row);
      }
    }
    return grid;
  }
}
