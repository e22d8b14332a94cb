// A page of a scan, to be zoomed and turned. It reads IIIF: images of level 0 (info.json), and a manifest to page through.
// Mount: <div data-viewer data-info="…/info.json" [data-manifest data-image data-images data-follow]><img …></div>,
// as components/viewer.html writes it with the labels. Without this script the picture stands as it is.
"use strict";

(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const LIGHT = 0.01; // of a zoom level: what rounding does

  // ---- images of level 0: the names of tiles are those that lie ready

  const piece = (info, factor, column, row) => {
    const { width: side } = info.tiles[0];
    const left = column * side * factor;
    const top = row * side * factor;
    if (left < 0 || top < 0 || left >= info.width || top >= info.height) return null;
    const width = Math.min(side * factor, info.width - left);
    const height = Math.min(side * factor, info.height - top);
    const whole = width === info.width && height === info.height;
    const region = whole ? "full" : [left, top, width, height].join(",");
    const [wide, high] = [Math.ceil(width / factor), Math.ceil(height / factor)];
    return { address: `${info.id}/${region}/${wide},${high}/0/default.jpg`, width: wide / side, height: high / side };
  };

  const Tiles = L.GridLayer.extend({
    initialize(info, options) {
      this._info = info;
      L.setOptions(this, options);
    },

    // The level that is at least as sharp as the screen; the library would take the nearest, which may be blurred.
    _clampZoom() {
      const { minNativeZoom, maxNativeZoom } = this.options;
      const sharp = Math.ceil(this._map.getZoom() + Math.log2(devicePixelRatio) - 0.25);
      return Math.max(minNativeZoom, Math.min(maxNativeZoom, sharp));
    },

    createTile(place, done) {
      const tile = document.createElement("div");
      const found = piece(this._info, 2 ** (this.options.maxNativeZoom - place.z), place.x, place.y);
      if (!found) {
        setTimeout(() => done(null, tile));
        return tile;
      }
      const image = document.createElement("img");
      image.alt = "";
      image.style.width = `${found.width * 100}%`;
      image.style.height = `${found.height * 100}%`;
      image.onload = () => done(null, tile);
      image.onerror = () => done(new Error(found.address), tile);
      image.src = found.address;
      tile.append(image);
      return tile;
    },
  });

  // ---- a manifest: which image each number has

  const numbered = (manifest) =>
    new Map(
      manifest.items.map((canvas, index) => {
        const { id: picture, service } = canvas.items[0].items[0].body;
        const page = canvas.homepage?.[0]?.id;
        const number = Number(page && new URL(page).searchParams.get("image")) || index + 1;
        return [number, { picture, information: `${service[0].id}/info.json` }];
      }),
    );

  const asked = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  class Viewer {
    constructor(root) {
      this.root = root;
      this.said = root.dataset;
      this.plain = root.querySelector("img");
      this.number = Number(this.said.image) || 1;
      this.total = Number(this.said.images) || 1;
      this.build();
      this.show(this.said.info, this.plain.currentSrc || this.plain.src).catch(() => this.giveUp());
    }

    // The plain picture stands where its tiles are not to be had.
    giveUp() {
      this.root.classList.remove("open");
      this.frame.remove();
      this.root.querySelector(".viewer-tools").remove();
    }

    // ---- what it is made of

    build() {
      const frame = document.createElement("div");
      frame.className = "viewer-frame";
      this.root.append(frame, this.tools(), this.voice());
      this.map = L.map(frame, {
        crs: L.CRS.Simple, zoomSnap: 0, zoomControl: false, attributionControl: false, keyboard: false,
        zoomAnimation: !still, fadeAnimation: !still, inertia: !still, maxBoundsViscosity: 1,
      });
      this.map.createPane("under").style.zIndex = 150;
      this.root.classList.add("open");
      this.named(frame);
      this.heard(frame);
    }

    named(frame) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "application");
      frame.setAttribute("aria-label", this.plain.alt);
      frame.setAttribute("aria-description", this.said.keys ?? "");
      this.frame = frame;
    }

    tools() {
      const bar = document.createElement("div");
      bar.className = "viewer-tools";
      const button = (name, mark, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = mark || this.said[name];
        if (mark) made.setAttribute("aria-label", this.said[name]);
        if (mark) made.title = this.said[name];
        made.addEventListener("click", act);
        bar.append(made);
        return made;
      };
      button("out", "−", () => this.zoom(-1));
      button("in", "+", () => this.zoom(1));
      button("whole", "", () => this.whole());
      if (document.fullscreenEnabled) this.wide = button("full", "", () => this.fill());
      return bar;
    }

    voice() {
      this.status = document.createElement("p");
      this.status.className = "vh";
      this.status.setAttribute("role", "status");
      return this.status;
    }

    heard(frame) {
      frame.addEventListener("keydown", (event) => this.key(event));
      // The wheel scrolls the page, as everywhere, unless the reader means the image.
      const kept = (event) => event.ctrlKey || event.metaKey || document.fullscreenElement === this.root;
      frame.addEventListener("wheel", (event) => kept(event) || event.stopPropagation(), { capture: true });
      this.map.on("zoomend", () => this.zoomed());
      new ResizeObserver(() => this.fit()).observe(frame);
      document.addEventListener("fullscreenchange", () => {
        this.wide?.setAttribute("aria-pressed", String(document.fullscreenElement === this.root));
      });
    }

    // ---- one image

    async show(information, picture) {
      const wanted = this.number;
      const info = await asked(information);
      if (wanted !== this.number) return;
      this.picture?.remove();
      this.tiles?.remove();
      const top = Math.log2(Math.max(...info.tiles[0].scaleFactors));
      const corner = L.CRS.Simple.pointToLatLng(L.point(info.width, info.height), top);
      this.bounds = L.latLngBounds([0, 0], corner);
      this.top = top;
      this.coarse = top - Math.log2(info.width / (info.maxWidth ?? info.width));
      const limits = { minNativeZoom: 0, maxNativeZoom: top, minZoom: -20, maxZoom: 40, bounds: this.bounds };
      const still = { tileSize: info.tiles[0].width, noWrap: true, updateWhenZooming: false };
      this.tiles = new Tiles(info, { ...limits, ...still });
      this.whole(false);
      this.picture = L.imageOverlay(picture, this.bounds, { pane: "under", alt: "" }).addTo(this.map);
      this.root.dataset.shown = information;
    }

    whole(animate = !still) {
      this.map.setMinZoom(-20).setMaxZoom(40).setMaxBounds(null);
      const edge = L.point(this.frame.clientWidth, this.frame.clientHeight).divideBy(12);
      const least = Math.min(this.map.getBoundsZoom(this.bounds, false, edge), this.top + 1);
      this.map.setView(this.bounds.getCenter(), least, { animate: animate && this.picture !== undefined });
      this.map.setMinZoom(least).setMaxZoom(Math.max(this.top + 1, least)).setMaxBounds(this.bounds.pad(0.15));
      this.zoomed();
    }

    // Tiles are fetched only where the picture that lies below them is too coarse.
    zoomed() {
      this.map.dragging[this.isWhole() ? "disable" : "enable"]();
      if (this.map.getZoom() + Math.log2(devicePixelRatio) > this.coarse) this.tiles.addTo(this.map);
      else this.tiles.remove();
    }

    isWhole() {
      return this.map.getZoom() <= this.map.getMinZoom() + LIGHT;
    }

    fit() {
      if (!this.bounds) return;
      const whole = this.isWhole();
      this.map.invalidateSize({ animate: false });
      if (whole) this.whole(false);
    }

    zoom(step) {
      this.map.setZoom(this.map.getZoom() + step, { animate: !still });
    }

    async fill() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else if (document.fullscreenEnabled) await this.root.requestFullscreen();
      else this.zoom(1);
      this.frame.focus();
    }

    // ---- keys: at the whole image arrows turn pages, in a part of it they move it

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target !== this.frame) return;
      const act = this.zooming(event.key) ?? this.turning(event.key) ?? this.moving(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    }

    zooming(key) {
      return { "+": () => this.zoom(1), "=": () => this.zoom(1), "-": () => this.zoom(-1), 0: () => this.whole() }[key];
    }

    turning(key) {
      if (this.total === 1) return undefined;
      const arrows = this.isWhole() ? { ArrowLeft: this.number - 1, ArrowRight: this.number + 1 } : {};
      const pages = { PageUp: this.number - 1, PageDown: this.number + 1, Home: 1, End: this.total };
      const to = { ...arrows, ...pages }[key];
      return to && (() => this.turn(Math.min(to, this.total)));
    }

    moving(key) {
      if (this.isWhole()) return undefined;
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
      return way && (() => this.map.panBy(L.point(way).multiplyBy(120), { animate: !still }));
    }

    // ---- another image of the manifest, without loading the page anew

    manifest() {
      this.read ??= asked(this.said.manifest).then(numbered);
      return this.read;
    }

    address(number) {
      const address = new URL(location.href);
      address.searchParams.set("image", number);
      address.hash = "";
      return address;
    }

    async turn(number, pushed = true) {
      if (number === this.number) return;
      const before = this.number;
      this.number = number;
      const image = await this.manifest().then((images) => images.get(number), () => undefined);
      if (this.number !== number) return;
      if (!image) {
        this.number = before;
        location.assign(this.address(number));
        return;
      }
      if (pushed) history.pushState(null, "", this.address(number));
      this.tell(number, image.picture);
      const parts = [this.show(image.information, image.picture), this.follow(number)];
      await Promise.all(parts).catch(() => location.reload());
    }

    tell(number, picture) {
      const words = (this.said.words ?? "").replace("{n}", number);
      this.status.textContent = words;
      this.frame.setAttribute("aria-label", words);
      this.plain.removeAttribute("srcset");
      Object.assign(this.plain, { src: picture, alt: words });
    }

    // The parts of the page that go with the image are taken from the page of the new one.
    async follow(number) {
      const parts = (this.said.follow ?? "").split(" ").filter(Boolean);
      if (!parts.length) return;
      const answer = await fetch(this.address(number));
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (this.number !== number) return;
      const way = document.activeElement?.dataset.way;
      for (const id of parts) {
        const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
        if (old && fresh) old.replaceWith(document.adoptNode(fresh));
      }
      if (way) (document.querySelector(`a[data-way="${way}"]`) ?? this.frame).focus();
    }
  }

  for (const root of document.querySelectorAll("[data-viewer]")) {
    const viewer = new Viewer(root);
    if (!viewer.said.manifest) continue;
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[data-image], a[data-enlarge]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (link.dataset.image) viewer.turn(Number(link.dataset.image));
      else viewer.fill();
    });
    addEventListener("popstate", () => {
      viewer.turn(Number(new URL(location.href).searchParams.get("image")) || 1, false);
    });
  }
})();
