@echo off
rem Runs Tattle; builds it first if it was not built.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not exist "%home%kernel\target\lib\built" (
  echo tattle: building, which is needed once ^(about a minute, with downloads^) ... 1>&2
  pushd "%home%"
  call mvn -q -B -DskipTests -Dspotless.check.skip=true package 1>&2
  if errorlevel 1 (
    popd
    echo tattle: the build failed; what Maven said stands above 1>&2
    exit /b 3
  )
  popd
  type nul > "%home%kernel\target\lib\built"
)
if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
if not defined OPENBLAS_NUM_THREADS set OPENBLAS_NUM_THREADS=1
"%java%" -XX:MaxRAMPercentage=50 -XX:+UseParallelGC -XX:-UsePerfData -Xshare:auto -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dfile.encoding=UTF-8 "-Dtattle.launcher=%home%tattle.cmd" %TATTLE_JAVA_OPTIONS% -cp "%home%kernel\target\lib\*;%home%kernel\target\classes" org.tattle.dsl.cli.Main %*
exit /b %errorlevel%
