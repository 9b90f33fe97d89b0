# SPDX-License-Identifier: Apache-2.0
# llama.cpp's libraries in the cache, built once for each (source, patches, compiler, flags, platform).

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

# Builds SOURCE_DIR into HOME (lib/ and the stamp "complete").
function(carrel_build_llama source_dir home)
  cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
  math(EXPR minutes "(14 + ${cores} - 1) / ${cores}")
  message(STATUS "llama.cpp ${LLAMA_TAG}: building for this machine's cache, about ${minutes} min on "
                 "${cores} cores; only the first build takes this")
  file(REMOVE_RECURSE "${home}")
  file(MAKE_DIRECTORY "${home}")
  set(build "${home}/build")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -G Ninja -S "${source_dir}" -B "${build}" "-DCMAKE_MAKE_PROGRAM=${NINJA}"
            "-DCMAKE_C_COMPILER=${CC}" "-DCMAKE_CXX_COMPILER=${CXX}" ${LLAMA_FLAGS}
            "-DCMAKE_MODULE_PATH=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/modules"
            "-DCARREL_PINS=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/pins.cmake"
    OUTPUT_FILE "${home}/configure.log" ERROR_FILE "${home}/configure.log" RESULT_VARIABLE failed)
  if(failed)
    file(READ "${home}/configure.log" log)
    message(FATAL_ERROR "llama.cpp could not be configured:\n${log}")
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -E env "NINJA_STATUS=[llama.cpp %f/%t, %es] "
                          ${NINJA} -C "${build}" llama RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "llama.cpp ${LLAMA_TAG} did not build; the compiler's message is above. "
                        "The settings: ${home}/configure.log")
  endif()
  carrel_collect_llama("${build}" "${home}/lib")
  file(REMOVE_RECURSE "${build}")
  file(TOUCH "${home}/complete")
endfunction()

function(carrel_collect_llama build into)
  file(GLOB libraries "${build}/bin/*.so" "${build}/bin/*.dylib" "${build}/bin/*.dll")
  file(GLOB_RECURSE imports "${build}/llama.lib" "${build}/ggml.lib" "${build}/ggml-base.lib")
  file(COPY ${libraries} ${imports} DESTINATION "${into}")
endfunction()
