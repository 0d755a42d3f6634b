#!/bin/bash
# Makes dist/offcirc-VERSION-macos-ARCH.dmg of dist/offcirc.app, the bundle that PyInstaller made on a Mac:
#
#   .venv/bin/python packaging/bundle/build.py && packaging/macos/dmg.sh
#
# IDENTITY: a "Developer ID Application: …" of the keychain; without it the program is signed for this machine alone
# ("-"), and others have to open it by its context menu the first time. PROFILE: the name under which
# `xcrun notarytool store-credentials` keeps the account; with it Apple is asked to notarise the image.
# Not yet tried: there was no Mac where this was written.
set -euo pipefail
cd "$(dirname "$0")/../.."

IDENTITY=${IDENTITY:--}
PROFILE=${PROFILE:-}
APP=dist/offcirc.app
ENTITLEMENTS=packaging/macos/entitlements.plist

[ -x "$APP/Contents/MacOS/offcirc" ] || {
    echo "dmg: there is no $APP: packaging/bundle/build.py makes it, on a Mac" >&2
    exit 3
}
version=$(.venv/bin/python -c 'import offcirc; print(offcirc.__version__)')
image="dist/offcirc-$version-macos-$(uname -m).dmg"

# From the inside out: what a signature covers must not change afterwards.
runtime=()
if [ "$IDENTITY" != - ]; then runtime=(--options runtime --timestamp --entitlements "$ENTITLEMENTS"); fi
find "$APP/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 -n 50 codesign --force --sign "$IDENTITY" ${runtime[@]+"${runtime[@]}"}
codesign --force --sign "$IDENTITY" ${runtime[@]+"${runtime[@]}"} "$APP"
codesign --verify --deep --strict "$APP"

staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
cp -R "$APP" "$staged/"
ln -s /Applications "$staged/Applications"
hdiutil create -volname "offcirc $version" -srcfolder "$staged" -fs HFS+ -format UDZO -ov "$image"
if [ "$IDENTITY" != - ]; then codesign --sign "$IDENTITY" --timestamp "$image"; fi

if [ -n "$PROFILE" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
