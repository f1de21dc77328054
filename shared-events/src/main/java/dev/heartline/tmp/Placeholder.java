package dev.heartline.tmp;

class Placeholder {}
