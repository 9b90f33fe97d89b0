// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.FileNames;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A file as it was given. */
final class FileConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    return FileNames.file(value);
  }
}
