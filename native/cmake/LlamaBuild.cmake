# SPDX-License-Identifier: Apache-2.0
# llama.cpp's libraries in the cache, built once for each (source, patches, compiler, flags, platform). Its CPU variants
# may come one after the other: "complete" names those that are there, and is written last.

set(LLAMA_FLAGS
    -DCMAKE_BUILD_TYPE=Release
    -DBUILD_SHARED_LIBS=ON
    -DCMAKE_PLATFORM_NO_VERSIONED_SONAME=ON # one file per library, no links: it is copied about
    -DCMAKE_BUILD_WITH_INSTALL_RPATH=ON
    -DGGML_BACKEND_DL=ON
    -DGGML_NATIVE=OFF
    -DGGML_CCACHE=OFF
    -DGGML_OPENMP=OFF
    -DGGML_METAL=OFF
    -DGGML_BLAS=OFF
    # The plain ggml-cpu is the base: no instruction set beyond the platform's own.
    -DGGML_SSE42=OFF -DGGML_AVX=OFF -DGGML_AVX2=OFF -DGGML_BMI2=OFF -DGGML_FMA=OFF -DGGML_F16C=OFF
    -DGGML_ALL_WARNINGS=OFF # not our code
    -DLLAMA_ALL_WARNINGS=OFF
    -DLLAMA_CURL=OFF
    -DLLAMA_OPENSSL=OFF
    -DLLAMA_BUILD_COMMON=OFF
    -DLLAMA_BUILD_TESTS=OFF
    -DLLAMA_BUILD_TOOLS=OFF
    -DLLAMA_BUILD_EXAMPLES=OFF
    -DLLAMA_BUILD_SERVER=OFF
    -DLLAMA_BUILD_APP=OFF
    -DLLAMA_BUILD_UI=OFF
    -DLLAMA_USE_PREBUILT_UI=OFF)
if(CMAKE_HOST_APPLE)
  # Its kernels are compiled at run time from the source within the library. Not run yet.
  list(REMOVE_ITEM LLAMA_FLAGS -DGGML_METAL=OFF)
  list(APPEND LLAMA_FLAGS -DGGML_METAL=ON -DGGML_METAL_EMBED_LIBRARY=ON)
  list(APPEND LLAMA_FLAGS "-DCMAKE_INSTALL_RPATH=@loader_path" -DCMAKE_OSX_DEPLOYMENT_TARGET=13.3)
else()
  list(APPEND LLAMA_FLAGS "-DCMAKE_INSTALL_RPATH=$ORIGIN")
endif()

# What a finished build depends on, as one hash.
function(carrel_build_key patches result)
  carrel_compiler_identity(compiler)
  cmake_host_system_information(RESULT processor QUERY OS_PLATFORM)
  set(text "${LLAMA_TREE};${compiler};${LLAMA_FLAGS};${CMAKE_HOST_SYSTEM_NAME};${processor}")
  string(APPEND text ";$ENV{CFLAGS};$ENV{CXXFLAGS};$ENV{LDFLAGS}")
  foreach(part IN LISTS patches)
    file(SHA256 "${part}" hash)
    string(APPEND text ";${hash}")
  endforeach()
  foreach(part pins.cmake tile_config.h modules/CheckCXXCompilerFlag.cmake)
    file(SHA256 "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${part}" hash)
    string(APPEND text ";${hash}")
  endforeach()
  string(SHA256 key "${text}")
  string(SUBSTRING "${key}" 0 16 key)
  set(${result} "${key}" PARENT_SCOPE)
endfunction()

# Configures SOURCE_DIR in BUILD with VARIANTS and makes TARGETS there.
function(carrel_make_llama source_dir build variants targets)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -G Ninja -S "${source_dir}" -B "${build}" "-DCMAKE_MAKE_PROGRAM=${NINJA}"
            "-DCMAKE_C_COMPILER=${CC}" "-DCMAKE_CXX_COMPILER=${CXX}" ${LLAMA_FLAGS}
            "-DCMAKE_MODULE_PATH=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/modules"
            "-DCARREL_PINS=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/pins.cmake" "-DCARREL_VARIANTS=${variants}"
    OUTPUT_FILE "${build}.log" ERROR_FILE "${build}.log" RESULT_VARIABLE failed)
  if(failed)
    file(READ "${build}.log" log)
    message(FATAL_ERROR "llama.cpp could not be configured:\n${log}")
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -E env "NINJA_STATUS=[llama.cpp %f/%t, %es] "
                          ${NINJA} ${targets} WORKING_DIRECTORY "${build}" RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "llama.cpp ${LLAMA_TAG} did not build; the compiler's message is above. "
                        "The settings: ${build}.log")
  endif()
endfunction()

# Makes sure that HOME holds llama.cpp with these CPU variants: lib/, and the list of the variants in "complete".
function(carrel_ensure_llama source_dir home variants)
  set(missing base ${variants})
  set(built "")
  if(EXISTS "${home}/complete")
    file(STRINGS "${home}/complete" built)
    list(REMOVE_ITEM missing ${built})
    if(NOT missing)
      return()
    endif()
    list(TRANSFORM missing PREPEND "ggml-cpu-" OUTPUT_VARIABLE targets)
    set(work 1)
  else()
    file(REMOVE_RECURSE "${home}")
    file(MAKE_DIRECTORY "${home}/lib")
    set(targets llama)
    set(work 5)
  endif()
  list(LENGTH missing count)
  list(JOIN missing ", " names)
  cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
  math(EXPR minutes "(${work} + 3 * ${count} / 2 + ${cores} - 1) / ${cores}")
  message(STATUS "llama.cpp ${LLAMA_TAG}: building for this machine's cache (CPU variants: ${names}), about "
                 "${minutes} min on ${cores} cores; only the first build takes this")
  set(build "${home}/build")
  file(REMOVE_RECURSE "${build}")
  carrel_make_llama("${source_dir}" "${build}" "${variants}" "${targets}")
  carrel_collect_llama("${build}" "${home}")
  file(REMOVE_RECURSE "${build}")
  list(APPEND built ${missing})
  list(JOIN built "\n" lines)
  file(WRITE "${home}/complete.tmp" "${lines}\n")
  file(RENAME "${home}/complete.tmp" "${home}/complete")
endfunction()

# What is not yet in HOME, each file whole or not at all.
function(carrel_collect_llama build home)
  file(GLOB libraries "${build}/bin/*.so" "${build}/bin/*.dylib" "${build}/bin/*.dll")
  file(GLOB_RECURSE imports "${build}/llama.lib" "${build}/ggml.lib" "${build}/ggml-base.lib")
  foreach(library IN LISTS libraries imports)
    get_filename_component(name "${library}" NAME)
    if(NOT EXISTS "${home}/lib/${name}")
      file(COPY "${library}" DESTINATION "${home}/tmp")
      file(RENAME "${home}/tmp/${name}" "${home}/lib/${name}")
    endif()
  endforeach()
  file(REMOVE_RECURSE "${home}/tmp")
endfunction()
