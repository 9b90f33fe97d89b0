// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file for a reader.
 *
 * @param file a regular file, not empty, absolute
 * @param password that opens it, if one was given
 * @param watch says how much the file may cost, and when to stop
 * @param progress hears {@link Progress.Stage#EXTRACT_PAGES}
 */
public record FileToRead(Path file, Optional<String> password, Watch watch, Progress progress) {}
