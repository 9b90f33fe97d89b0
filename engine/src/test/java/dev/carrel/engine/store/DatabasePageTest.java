// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/formats/database.md} against a fresh database. */
class DatabasePageTest {
  private static final Path PAGE = Path.of("..", "docs", "formats", "database.md");
  private static final Pattern TABLE = Pattern.compile("### `(\\w+)`");
  private static final Pattern COLUMN =
      Pattern.compile("\\| `(\\w+)` \\| ([A-Z]+) \\| (yes|no) \\|.*");
  private static final Pattern VERSION =
      Pattern.compile("\\| (\\d+) \\| `V(\\d+)__\\w+\\.sql` \\|.*");

  @TempDir Path temp;

  /** As the page's row says it. */
  private record Column(String name, String type, boolean mayBeNull) {}

  @Test
  void thePageHasEveryTableAndColumnAndNoOther() throws IOException {
    Map<String, List<Column>> documented = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher table = TABLE.matcher(line);
      if (table.matches()) {
        columns = new ArrayList<>();
        documented.put(table.group(1), columns);
      }
      Matcher column = COLUMN.matcher(line);
      if (column.matches()) {
        columns.add(new Column(column.group(1), column.group(2), column.group(3).equals("yes")));
      }
    }
    assertEquals(real(), documented);
  }

  private Map<String, List<Column>> real() {
    try (Database database = Database.open(temp.resolve("carrel.db"))) {
      return database.read("", DatabasePageTest::tables);
    }
  }

  private static Map<String, List<Column>> tables(Connection connection) throws SQLException {
    String sql =
        """
        SELECT t.name, c.name, c.type, c."notnull" FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY c.cid\
        """;
    Map<String, List<Column>> tables = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        tables
            .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
            .add(new Column(row.getString(2), row.getString(3), row.getInt(4) == 0));
      }
    }
    return tables;
  }

  @Test
  void thePageHasEveryVersion() throws IOException {
    List<Integer> versions = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher version = VERSION.matcher(line);
      if (version.matches()) {
        assertTrue(Integer.parseInt(version.group(2)) == Integer.parseInt(version.group(1)), line);
        versions.add(Integer.valueOf(version.group(1)));
      }
    }
    assertEquals(Migrations.LATEST, versions.size());
    assertEquals(Migrations.LATEST, versions.getLast());
  }
}
