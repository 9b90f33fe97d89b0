// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --types}. */
record RowList(List<KvRow> rows) {
  /** Lets picocli read it. */
  static final class Converter implements ITypeConverter<RowList> {
    @Override
    public RowList convert(String text) {
      try {
        return new RowList(KvRows.parse(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
