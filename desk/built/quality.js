var le=class extends Error{constructor(s,n,i,o=null,a=null){super(i||n);this.status=s;this.title=n;this.detail=i;this.body=o;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Xo=new Set,Zo=!0;function tr(e){Xo.add(e)}function au(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Zo){Zo=s;for(let n of Xo)n(s)}}function cu(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function uu(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new le(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new le(e.status,e.statusText,"",null,s)}}async function On(e,t,s,n={}){let i={Accept:"application/json","X-CSRF-Token":cu()},o=s instanceof FormData||s instanceof Blob;s!==void 0&&!o&&(i["Content-Type"]="application/json"),n.version&&(i["If-Match"]=n.version),n.once&&(i["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:i,body:s===void 0?null:o?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new le(0,"Unreachable","")}if(au(a.status,t),!a.ok)throw await uu(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var at={get:(e,t)=>On("GET",e,void 0,t),post:(e,t,s)=>On("POST",e,t??{},s),put:(e,t,s)=>On("PUT",e,t,s),patch:(e,t,s)=>On("PATCH",e,t,s),delete:(e,t)=>On("DELETE",e,void 0,t)};var $l=globalThis,er=e=>e,ai=$l.trustedTypes,sr=ai?ai.createPolicy("lit-html",{createHTML:e=>e}):void 0,vl="$lit$",ss=`lit$${Math.random().toFixed(9).slice(2)}$`,Tl="?"+ss,hu=`<${Tl}>`,Ps=document,Hn=()=>Ps.createComment(""),Fn=e=>e===null||typeof e!="object"&&typeof e!="function",xl=Array.isArray,ar=e=>xl(e)||typeof e?.[Symbol.iterator]=="function",yl=`[ 	
\f\r]`,Nn=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,nr=/-->/g,ir=/>/g,Es=RegExp(`>|${yl}(?:([^\\s"'>=/]+)(${yl}*=${yl}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),lr=/'/g,or=/"/g,cr=/^(?:script|style|textarea|title)$/i,Al=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),w=Al(1),re=Al(2),mf=Al(3),oe=Symbol.for("lit-noChange"),A=Symbol.for("lit-nothing"),rr=new WeakMap,Cs=Ps.createTreeWalker(Ps,129);function ur(e,t){if(!xl(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return sr!==void 0?sr.createHTML(t):t}var hr=(e,t)=>{let s=e.length-1,n=[],i,o=t===2?"<svg>":t===3?"<math>":"",a=Nn;for(let f=0;f<s;f++){let d=e[f],m,$,g=-1,b=0;for(;b<d.length&&(a.lastIndex=b,$=a.exec(d),$!==null);)b=a.lastIndex,a===Nn?$[1]==="!--"?a=nr:$[1]!==void 0?a=ir:$[2]!==void 0?(cr.test($[2])&&(i=RegExp("</"+$[2],"g")),a=Es):$[3]!==void 0&&(a=Es):a===Es?$[0]===">"?(a=i??Nn,g=-1):$[1]===void 0?g=-2:(g=a.lastIndex-$[2].length,m=$[1],a=$[3]===void 0?Es:$[3]==='"'?or:lr):a===or||a===lr?a=Es:a===nr||a===ir?a=Nn:(a=Es,i=void 0);let x=a===Es&&e[f+1].startsWith("/>")?" ":"";o+=a===Nn?d+hu:g>=0?(n.push(m),d.slice(0,g)+vl+d.slice(g)+ss+x):d+ss+(g===-2?f:x)}return[ur(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},In=class e{constructor({strings:t,_$litType$:s},n){let i;this.parts=[];let o=0,a=0,f=t.length-1,d=this.parts,[m,$]=hr(t,s);if(this.el=e.createElement(m,n),Cs.currentNode=this.el.content,s===2||s===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(i=Cs.nextNode())!==null&&d.length<f;){if(i.nodeType===1){if(i.hasAttributes())for(let g of i.getAttributeNames())if(g.endsWith(vl)){let b=$[a++],x=i.getAttribute(g).split(ss),S=/([.?@])?(.*)/.exec(b);d.push({type:1,index:o,name:S[2],strings:x,ctor:S[1]==="."?ui:S[1]==="?"?hi:S[1]==="@"?di:Ls}),i.removeAttribute(g)}else g.startsWith(ss)&&(d.push({type:6,index:o}),i.removeAttribute(g));if(cr.test(i.tagName)){let g=i.textContent.split(ss),b=g.length-1;if(b>0){i.textContent=ai?ai.emptyScript:"";for(let x=0;x<b;x++)i.append(g[x],Hn()),Cs.nextNode(),d.push({type:2,index:++o});i.append(g[b],Hn())}}}else if(i.nodeType===8)if(i.data===Tl)d.push({type:2,index:o});else{let g=-1;for(;(g=i.data.indexOf(ss,g+1))!==-1;)d.push({type:7,index:o}),g+=ss.length-1}o++}}static createElement(t,s){let n=Ps.createElement("template");return n.innerHTML=t,n}};function Ds(e,t,s=e,n){if(t===oe)return t;let i=n!==void 0?s._$Co?.[n]:s._$Cl,o=Fn(t)?void 0:t._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(e),i._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=i:s._$Cl=i),i!==void 0&&(t=Ds(e,i._$AS(e,t.values),i,n)),t}var ci=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,i=(t?.creationScope??Ps).importNode(s,!0);Cs.currentNode=i;let o=Cs.nextNode(),a=0,f=0,d=n[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new rn(o,o.nextSibling,this,t):d.type===1?m=new d.ctor(o,d.name,d.strings,this,t):d.type===6&&(m=new fi(o,this,t)),this._$AV.push(m),d=n[++f]}a!==d?.index&&(o=Cs.nextNode(),a++)}return Cs.currentNode=Ps,i}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},rn=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,i){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Ds(this,t,s),Fn(t)?t===A||t==null||t===""?(this._$AH!==A&&this._$AR(),this._$AH=A):t!==this._$AH&&t!==oe&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ar(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==A&&Fn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ps.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,i=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=In.createElement(ur(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(s);else{let o=new ci(i,this),a=o.u(this.options);o.p(s),this.T(a),this._$AH=o}}_$AC(t){let s=rr.get(t.strings);return s===void 0&&rr.set(t.strings,s=new In(t)),s}k(t){xl(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,i=0;for(let o of t)i===s.length?s.push(n=new e(this.O(Hn()),this.O(Hn()),this,this.options)):n=s[i],n._$AI(o),i++;i<s.length&&(this._$AR(n&&n._$AB.nextSibling,i),s.length=i)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=er(t).nextSibling;er(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ls=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,i,o){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=s,this._$AM=i,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=A}_$AI(t,s=this,n,i){let o=this.strings,a=!1;if(o===void 0)t=Ds(this,t,s,0),a=!Fn(t)||t!==this._$AH&&t!==oe,a&&(this._$AH=t);else{let f=t,d,m;for(t=o[0],d=0;d<o.length-1;d++)m=Ds(this,f[n+d],s,d),m===oe&&(m=this._$AH[d]),a||=!Fn(m)||m!==this._$AH[d],m===A?t=A:t!==A&&(t+=(m??"")+o[d+1]),this._$AH[d]=m}a&&!i&&this.j(t)}j(t){t===A?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},ui=class extends Ls{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===A?void 0:t}},hi=class extends Ls{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==A)}},di=class extends Ls{constructor(t,s,n,i,o){super(t,s,n,i,o),this.type=5}_$AI(t,s=this){if((t=Ds(this,t,s,0)??A)===oe)return;let n=this._$AH,i=t===A&&n!==A||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,o=t!==A&&(n===A||i);i&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},fi=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Ds(this,t)}},dr={M:vl,P:ss,A:Tl,C:1,L:hr,R:ci,D:ar,V:Ds,I:rn,H:Ls,N:hi,U:di,B:ui,F:fi},du=$l.litHtmlPolyfillSupport;du?.(In,rn),($l.litHtmlVersions??=[]).push("3.3.3");var an=(e,t,s)=>{let n=s?.renderBefore??t,i=n._$litPart$;if(i===void 0){let o=s?.renderBefore??null;n._$litPart$=i=new rn(t.insertBefore(Hn(),o),o,void 0,s??{})}return i._$AI(e),i};var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ne=e=>(...t)=>({_$litDirective$:e,values:t}),_e=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var fu=Ne(class extends _e{constructor(e){if(super(e),e.type!==fe.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let i=!!t[n];i===this.st.has(n)||this.nt?.has(n)||(i?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return oe}});var{I:mu}=dr,fr=e=>e;var mi=e=>e.strings===void 0,mr=()=>document.createComment(""),cn=(e,t,s)=>{let n=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(s===void 0){let o=n.insertBefore(mr(),i),a=n.insertBefore(mr(),i);s=new mu(o,a,e,e.options)}else{let o=s._$AB.nextSibling,a=s._$AM,f=a!==e;if(f){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==a._$AU&&s._$AP(d)}if(o!==i||f){let d=s._$AA;for(;d!==o;){let m=fr(d).nextSibling;fr(n).insertBefore(d,i),d=m}}}return s},ds=(e,t,s=e)=>(e._$AI(t,s),e),pu={},un=(e,t=pu)=>e._$AH=t,pr=e=>e._$AH,pi=e=>{e._$AR(),e._$AA.remove()};var gu=Ne(class extends _e{constructor(){super(...arguments),this.key=A}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(un(e),this.key=t),s}});var bu=Ne(class extends _e{constructor(e){if(super(e),e.type!==fe.PROPERTY&&e.type!==fe.ATTRIBUTE&&e.type!==fe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!mi(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===oe||t===A)return t;let s=e.element,n=e.name;if(e.type===fe.PROPERTY){if(t===s[n])return oe}else if(e.type===fe.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return oe}else if(e.type===fe.ATTRIBUTE&&s.getAttribute(n)===t+"")return oe;return un(e),t}});var Bn=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),Bn(n,t);return!0},gi=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},gr=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),$u(t)}};function wu(e){this._$AN!==void 0?(gi(this),this._$AM=e,gr(this)):this._$AM=e}function yu(e,t=!1,s=0){let n=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(n))for(let o=s;o<n.length;o++)Bn(n[o],!1),gi(n[o]);else n!=null&&(Bn(n,!1),gi(n));else Bn(this,e)}var $u=e=>{e.type==fe.CHILD&&(e._$AP??=yu,e._$AQ??=wu)},bi=class extends _e{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),gr(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(Bn(this,t),gi(this))}setValue(t){if(mi(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var kl=new WeakMap,Vn=Ne(class extends bi{render(e){return A}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),A}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=kl.get(t);s===void 0&&(s=new WeakMap,kl.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?kl.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var br=(e,t,s)=>{let n=new Map;for(let i=t;i<=s;i++)n.set(e[i],i);return n},vu=Ne(class extends _e{constructor(e){if(super(e),e.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let i=[],o=[],a=0;for(let f of e)i[a]=n?n(f,a):a,o[a]=s(f,a),a++;return{values:o,keys:i}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let i=pr(e),{values:o,keys:a}=this.dt(t,s,n);if(!Array.isArray(i))return this.ut=a,o;let f=this.ut??=[],d=[],m,$,g=0,b=i.length-1,x=0,S=o.length-1;for(;g<=b&&x<=S;)if(i[g]===null)g++;else if(i[b]===null)b--;else if(f[g]===a[x])d[x]=ds(i[g],o[x]),g++,x++;else if(f[b]===a[S])d[S]=ds(i[b],o[S]),b--,S--;else if(f[g]===a[S])d[S]=ds(i[g],o[S]),cn(e,d[S+1],i[g]),g++,S--;else if(f[b]===a[x])d[x]=ds(i[b],o[x]),cn(e,i[g],i[b]),b--,x++;else if(m===void 0&&(m=br(a,x,S),$=br(f,g,b)),m.has(f[g]))if(m.has(f[b])){let O=$.get(a[x]),V=O!==void 0?i[O]:null;if(V===null){let q=cn(e,i[g]);ds(q,o[x]),d[x]=q}else d[x]=ds(V,o[x]),cn(e,i[g],V),i[O]=null;x++}else pi(i[b]),b--;else pi(i[g]),g++;for(;x<=S;){let O=cn(e,d[S+1]);ds(O,o[x]),d[x++]=O}for(;g<=b;){let O=i[g++];O!==null&&pi(O)}return this.ut=a,un(e,d),oe}});var wr=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function yr(e,t){for(let[s,n]of t){let i=n.exec(e);if(i)return{text:s,values:{...i.groups}}}return null}function $r(e){let t=s=>s.replaceAll(/\{\w+\}/g,"").length;return new Map([...e].sort((s,n)=>t(n)-t(s)).map(s=>[s,Tu(s)]))}function Tu(e){let s=e.replace(/\.$/,"").split(/\{(\w+)\}/).map((n,i)=>i%2?`(?<${n}>.*?)`:xu(n)).join("");return new RegExp(`^${s}\\.?$`,"is")}var xu=e=>e.replaceAll(/[.*+?^${}()|[\]\\]/g,"\\$&");var Au=["zero","one","two","few","many","other"],wi={},He=document.documentElement.lang==="ar"?"ar":"en",Ye=He==="ar"?"ar-OM-u-nu-latn":"en-GB";async function xr(){if(!(He==="en"||Object.keys(wi).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(wi=await e.json())}catch{}}function _l(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function c(e,t={}){let s=wi[e];return _l(typeof s=="string"?s:e,t)}function hn(e,t,s,n={}){let i=wi[e],o={n:j(s),...n};if(Array.isArray(i)){let a=Au.indexOf(_u.select(s));return _l(i[a]??e,o)}return _l(s===1?e:t,o)}var ku={day:"numeric",month:"short",year:"numeric",hour:He==="ar"?"numeric":"2-digit",minute:"2-digit"},_u=new Intl.PluralRules("ar"),Su=new Intl.NumberFormat(Ye,{style:"percent",maximumFractionDigits:0}),Mu=new Intl.DateTimeFormat(Ye,{timeStyle:"short"}),Ru=new Intl.DateTimeFormat(Ye,ku),vr=new Map;function j(e,t=0){let s=vr.get(t);return s||(s=new Intl.NumberFormat(Ye,{maximumFractionDigits:t,minimumFractionDigits:t}),vr.set(t,s)),s.format(e)}function Et(e){return e==null?"–":Su.format(e)}function Ct(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,i]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],o=a=>String(a).padStart(2,"0");return s?`${s}:${o(n)}:${o(i)}`:`${n}:${o(i)}`}function Se(e){if(e==null)return"–";let t=new Date(e*1e3);return Sl((t.toDateString()===new Date().toDateString()?Mu:Ru).format(t))}function Sl(e){return He==="ar"?`⁧${e}⁩`:e}var Tr=/[\u064b-\u0650\u0652]/g;function jt(e,t){return e?.[He]?.replace(Tr,"")??e?.en??e?.ar?.replace(Tr,"")??t}var Ar=["A holder has 1 to 40 letters, digits, dots, - or _.","Choose what the token is for.","Nobody of this name has a token.","The file with the tokens cannot be written: {problem}","The file with the tokens cannot be read: {problem}","The menus are drawn when nothing is wrong with the draft.","The preview is there when nothing is wrong with the draft.","Graphviz made no picture of these menus.","The program `dot` is not on the server: apt-get install graphviz.","There is no such prompt.","There is no such take.","The synthetic voice says it already.","No folder for recordings is named: set `prompts.recordings` and start the hotline again.","The recording cannot be kept: {problem}.","The sounds cannot be made: {problem}","This is no audio that can be read: save it as WAV, FLAC or OGG.","The recording has {seconds} s, {channels} channels and {rate} Hz: a prompt has at most {longest} s, {most} channels and {highest} Hz."];var kr=["An administrator links your name with an agent: hotline users link.","The hotline cannot write it down now; try again.","You say what a call led to that you talked in.","there is no disposition `{name}`. {advice}","`{name}` is not for calls of {queue}","You are no agent of the telephone: nobody rings you.","The audio is on the node {name}.","There is no such message.","The work of another agent is not for you.","There is no agent `{name}`.","There is no queue `{name}`.","There is no department `{name}`.","The department `{name}` has no telephone number in the configuration.","The number of the department `{name}` is not called: {problem}.","There is no trunk for calls to numbers outside (`callbacks.trunk`).","The caller is on the way to you.","{agent} does not take calls of `{queue}`. {advice}","`{reason}` is no reason to pause. {advice}","Sign in for calls first.","Finish what is in hand, or give it back, first.","The wrap-up is over.","The wrap-up cannot be any longer.","The database cannot be used now; nothing was changed."];var _r=["Choose 1 to {most} cases.","What was written stays written.","There is no such picture.","The picture {problem}.","The report has no name.","The report is not understood: {problem}","This link was used already or is too old. Ask for another one."];var Sr=["The code cannot be sent now. Please call 1111.","The code is wrong or too old.","Nobody can be called back now.","This number is not called back: {problem}.","Too many wait already. Please try again later.","There is no case with this number and telephone number.","This is no case number: look at it again.","This is no telephone number.","This is no place.","There is no such page.","There are no public statistics."];var Mr=["Sign in over https: here others could read your password.","Sign in on the page of this hotline."];var Rr=["This call has lasted very long. Please call again.","All lines of this page are busy. Dial 1111 by telephone, or try again in a minute.","So many calls come from your network that this one has to wait. Or dial 1111 by telephone.","Your phone is open in another window.","Your phone is open in another window or on another machine.","All telephones for listening are in use; more: `monitoring.browser_phones`.","The telephone engine is starting. Try again.","You are no agent in the configuration: ask the administrator.","Your choice could not be kept. Try again.","The talk is over: there is none to take up."];var Er=["say why this call: it is written down","your role does not assess calls","your user is no agent","there is no such assessment of yours","there is no such assessment","there is no such draft of yours","there is no assessment to read","there is no such call to listen to","There is no such comment.","There is no such comment any more.","An agent sees the own figures.","There is no such thing.","the week of {day} is not over yet: its calls are drawn when it is","this call is not in a sample","its recording can be heard: a drawn call is not exchanged for another one","it was assessed while its recording was there: that stays","there is no call {call} with {agent} whose recording can be heard","nobody assesses the own calls","you know what others gave to this call: it is assessed without that","you have begun an assessment of your own: submit it, and see the others","{count} questions are not answered yet","it was submitted, and stays as it is","the text has {count} letters; {most} fit","there are {count} notes; {most} fit","a note is at a time within the recording, in seconds","that was said already, or is being answered","nobody answers the own dispute","the agent does not dispute it","say why, in words","the form {form} has no question {name}","{name} applies to every call: give it a mark from 0 to {best}","{name} has marks from 0 to {best}, not {mark}"];var Cr=["The request does not come from our page.","A code has {count} digits.","a screen has a name of at most {most} letters: where it hangs","there are {count} screens; revoke one that nobody looks at","no screen waits for this code","there is no such screen"];var Pr=["The recording cannot be read: {problem}. Save it as WAV or FLAC.","The recording holds nothing to hear. Record it again: was the microphone on?","The recording is no ordinary file. Put the recording itself here.","The recording is no format that we read. Save it as {names}.","The recording is empty. Copy it again from the studio.","The recording has {size} MB. A prompt has less than {most} MB: is it the whole session?","The recording holds {format}, {subtype}. Save it as WAV or FLAC with 16 or 24 bits, uncompressed.","The recording has {rate} samples a second. Record at 48,000; at least 16,000.","The recording has {rate} samples a second. Callers with G.722 hear no more than the others; record at 48,000.","The recording has {channels} channels. Save one channel.","The recording is {seconds} s long. A prompt takes {shortest} to {longest} s.","The recording is clipped. Record it again at a lower level.","The recording says different things on the left and on the right. Save the channel of the voice alone.","The recording is too quiet ({level} LUFS). Record it again, nearer to the microphone.","The recording speaks for {seconds} s, and its text takes about {expected} s. Is it the recording of another text, or cut?","The recording has a silence of {seconds} s in its middle. Cut it, or take the second try away.","The recording has {seconds} s of silence at its beginning. It is cut off before callers hear it.","The recording has {seconds} s of silence at its end. It is cut off before callers hear it.","The recording has no silence at its beginning. Listen whether a sound is cut off there.","The recording has no silence at its end. Listen whether a sound is cut off there.","The recording is the same audio as `{name}`, whose text is another. One of the two has a wrong name: listen, and give it the right one."];var Dr=["there is no agent `{name}`. {advice}","there is no queue `{name}`. {advice}","nobody has the skill `{name}`. {advice}","the level of `{name}` must be from {least} to {most}","the weight of `{name}` must be above 0 and 100 at most","more than {count} skills are too many","an agent needs a queue at least; sign the agent out instead","this alert is over","many reports are being made at this moment; ask again in a minute","nobody can listen to their own talk","your telephone is not answered yet","you listen to nobody","the telephone system refused it: {problem}","the telephone system does not answer at the moment","the agent is asked about a colleague's call; listen to the colleague","nobody knows the agent's channel yet; try again in a moment","the agent asks somebody at the moment; join in when the caller is back","the caller is on hold at the moment; join in when the agent is back","the agent's page is gone at the moment; join in when it is back","the agent does not talk with a citizen at the moment","no telephone of yours is open; listen in this browser","an announcement has at most {most} letters","`{language}` is not offered to callers","nothing is said in `{language}`, which callers may choose","the announcement cannot be spoken: {problem}","it counts from now on, but is not on disk and may be lost at a restart ({problem})","these are no arguments of surge-on: {problem}","the end is over already","the end is more than {count} days away","there is no announcement in `{language}`, which callers may choose","`{language}` is not offered","there is no sound {name}","nothing is known of this call","no calls stand behind `{name}`. {advice}","today's numbers are still being read; try again in a moment","calls are listed for {count} days at most","there is no definition `{name}` of the service level. {advice}","the end must be after the beginning","a report like this covers {count} days at most","{name} is no time: write today, yesterday, now, a date (2026-11-22) or a date with a local time (2026-11-22T08:30)","there is no day {day}","node.timezone: this machine knows no time zone {name} (package tzdata?)"];var Eu=["The request does not come from a page of this session.","The request does not come from a page of the hotline.","This is for: {roles}.","The audio is not on this machine."],Lr=[...Eu,...Ar,...kr,..._r,...Sr,...Mr,...Rr,...Er,...Cr,...Pr,...Dr];var Cu={"unknown case":()=>c("There is no such case, or it is not yours to see."),stale:()=>c("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>c("Your role may not do that."),state:()=>c("The case cannot be changed like that as it stands."),"saved filter":()=>c("The list cannot be kept under this name."),file:()=>c("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>c("A password has 12 to 256 characters, and is not easy to guess."),"unknown citizen":()=>c("There is no such citizen any more."),citizen:()=>c("The citizen's details cannot be kept like that."),"unknown contact":()=>c("There is no such message any more."),contact:()=>c("This message cannot be answered like that."),"saved meanwhile":()=>c("It was saved in another window meanwhile: load it again, then save."),message:()=>c("Somebody else has dealt with this message meanwhile."),"old password":()=>c("Your current password is another one."),store:()=>c("The store cannot be used now: nothing was changed, try again.")},Pu={400:()=>c("What was sent was not understood."),401:()=>c("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>c("This is not allowed."),404:()=>c("This is not there, or not any more."),409:()=>c("This cannot be done as things stand."),412:()=>c("Somebody changed it meanwhile. Look at it again."),413:()=>c("This is too large."),422:()=>c("What was sent was not understood."),507:()=>c("The hotline cannot write it to its disk. Tell an administrator.")},Du=null,Lu=5;function Ou(e){let t=yr(e,Du??=$r(Lr));if(!t)return null;let s=Object.entries(t.values).map(([n,i])=>[n,wr(i)]);return c(t.text,Object.fromEntries(s))}function Or({status:e,code:t,detail:s,retryAfter:n}){if(He==="en"&&s)return s;let i=Cu[t]?.()??Ou(s)??Nu(e,t,n)??Pu[e]?.();return i||(e>=500?c("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):c("This cannot be done as things stand."))}function Nu(e,t,s){let n=s!==null&&s>Lu?Hu(s):null;return t==="busy"?n?c("Many people sign in at this moment. Try again at {time}.",{time:n}):c("Many people sign in at this moment. Try again in a moment."):e===429?n?c("Too many requests. Try again at {time}.",{time:n}):c("Too many requests. Wait a moment and try again."):e!==503?null:n?c("This cannot be done right now. Try again at {time}.",{time:n}):c("This cannot be done right now. Try again in a moment.")}function Hu(e){let t=Date.now()+e*1e3;return Sl(new Intl.DateTimeFormat(Ye,{timeStyle:e<120?"medium":"short"}).format(t))}var Ml=new Set;function Fu(e,{min:t="",max:s=""}={}){return e.valueMissing?c("This is needed."):e.rangeUnderflow?c("At least {least}.",{least:t}):e.rangeOverflow?c("At most {most}.",{most:s}):e.tooShort?c("This is too short."):e.tooLong?c("This is too long."):c("This does not have the right form.")}function Iu(e){let t=e.target;t.validity.customError||(t.setCustomValidity(Fu(t.validity,t)),Ml.add(t))}function Bu(){for(let e of Ml)e.setCustomValidity("");Ml.clear()}function Nr(e){e.addEventListener("invalid",Iu,!0);for(let t of["input","change","click"])e.addEventListener(t,Bu,!0)}var Vu=[{path:"/desk/agent",title:()=>c("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>c("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>c("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>c("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>c("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>c("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>c("Screens"),roles:["administrator"]}];function Wu(e){return Vu.filter(t=>t.roles.some(s=>e.roles.includes(s)))}var qu=3;function zu(e){return[0,429,502,503,504].includes(e)}async function Hr(e){let t=await El(async()=>(await at.get("/desk/api/me")).body);t&&e(t)}async function El(e){for(;;){await xr();try{return await e()}catch(t){if(t instanceof le&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let s=t instanceof le&&(zu(t.status)||t.status===500);if(an(w`${Cl(null)}
          <main class="page" id="content">${Gu(t,s)}</main>`,document.body),!s)return null;await new Promise(n=>setTimeout(n,(t.retryAfter??qu)*1e3))}}}function Gu(e,t){return w`<p role="alert" class="trouble">
    ${e instanceof le&&e.status===0?c("The hotline cannot be reached."):qn(e)}
    ${t?c("Trying again…"):A}
  </p>`}function qn(e){return e instanceof le&&e.status===0?c("The hotline cannot be reached. Look at your connection and try again."):e instanceof le?Or(e):c("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Cl(e,t=A){let s=e?Wu(e):[];return w`
    <a class="skip" href="#content">${c("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${c("Places")}>
        ${s.map(n=>w`<a href=${n.path} aria-current=${location.pathname===n.path?"page":A}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${ju} aria-label=${c("Light or dark")}>◐</button>
      <button class="quiet" lang=${He==="ar"?"en":"ar"} @click=${Uu}>
        ${He==="ar"?"English":"العربية"}
      </button>
      ${e?w`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Yu}>${c("Sign out")}</button>`:A}
    </header>
  `}function Uu(){document.cookie=`hotline_language=${He==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function ju(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Yu(){try{await at.post("/desk/api/sign-out")}catch(e){if(!(e instanceof le&&e.status===401))return me(qn(e),"trouble")}location.assign("/desk/sign-in")}var Rl=null;function me(e,t="good"){Rl??=Object.assign(document.createElement("div"),{className:"notices"}),Ku(Rl);let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),Rl.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}function Ku(e){let t=document.querySelector("dialog:modal"),s=t??document.body;if(e.parentElement===s||(s.append(e),!t))return;let n=()=>{i.disconnect(),document.body.append(e)},i=new MutationObserver(()=>t.isConnected||n());i.observe(document.body,{childList:!0,subtree:!0}),t.addEventListener("close",n,{once:!0})}async function Tt(e,t=s=>me(s,"trouble")){try{return await e()}catch(s){t(qn(s));return}}function Me(e,t){return e?w`<div class="card">
        <p class="trouble" role="alert">${e}</p>
        <p><button class="plain" @click=${t}>${c("Try again")}</button></p>
      </div>`:w`<p class="empty soft" role="status">${c("Loading…")}</p>`}Nr(document);var Wn=null;tr(e=>{Wn?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Wn=document.body.appendChild(document.createElement("div")),Wn.className="notices",Wn.setAttribute("role","alert"),an(w`<p class="notice trouble">
      ${c("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${c("Sign in")}</a>
    </p>`,Wn))});var lt="/desk/api/quality";function Qu(e){let t=s=>String(s).padStart(2,"0");return`${e.getFullYear()}-${t(e.getMonth()+1)}-${t(e.getDate())}`}function ns(e){let t=new Date;return t.setDate(t.getDate()-e),Qu(t)}function fs(e){let t=new Date(`${e}T12:00:00`);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short",year:"numeric"}).format(t)}function dn(e){return new Date(`${e}T00:00:00`).getTime()/1e3}function pe(e,t){return t?e.names.agents[t]??t:c("nobody")}function zt(e,t,s){return t?jt(e[t],t):s}function fn(e,t){let s=(n,i)=>w`<label class="day"
      >${i}
      <input
        type="date"
        .value=${e[n]}
        max=${n==="from"?e.to:A}
        min=${n==="to"?e.from:A}
        @change=${o=>{let a=o.target.value;a&&t({...e,[n]:a})}} />
    </label>`;return w`${s("from",c("From"))}${s("to",c("To"))}`}function ms(e,t,s,n){return w`<label class="day"
    >${e}
    <select @change=${i=>n(i.target.value)}>
      ${s.map(([i,o])=>w`<option value=${i} ?selected=${i===t}>${o}</option>`)}
    </select>
  </label>`}function yi(e){return[["",c("All agents")],...Object.entries(e.names.agents)]}function ps(e,t){if(t)return w`<span class="tag bad">${Et(e)} · ${c("fatal error")}</span>`;let s=e===null?"":e>=.85?"good":e>=.7?"warn":"bad";return w`<span class="tag ${s}">${Et(e)}</span>`}function mn(e){let t={"":"",acknowledged:c("read by the agent"),disputed:c("disputed"),kept:c("dispute answered"),changed:c("being changed")};return e?w`<span class="tag ${e==="disputed"?"warn":""}">${t[e]}</span>`:A}function $i(e){if(e.csat===null||e.interval===null)return w`<span class="soft">${c("no marks")}</span>`;let[t,s]=e.interval;return w`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${t*100} width=${(s-t)*100} height="12"></rect>
      <rect class="share-value" x=${Math.max(e.csat*100-.8,0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${Et(e.csat)}</b>
    <span class="soft small number"><bdi>${j(t*100)}–${j(s*100)}</bdi></span>
    ${e.uncertain?w`<span class="tag warn">${c("few answers")}</span>`:A}
  </span>`}function Qe(e){return w`<p class="empty soft">${e}</p>`}var pn=class{#t;#e="";#n;constructor(t,s){this.#t={from:ns(t),to:ns(0)},this.#n=s}fields(t){return w`${fn(this.#t,s=>{this.#t=s,this.#n()})}
    ${ms(c("Agent"),this.#e,yi(t),s=>{this.#e=s,this.#n()})}`}query(){return new URLSearchParams({...this.#t,...this.#e?{agent:this.#e}:{}})}};var Ju="uplot",Zu="u-hz",Xu="u-vt",th="u-title",eh="u-wrap",sh="u-under",nh="u-over",ih="u-axis",Hs="u-off",lh="u-select",oh="u-cursor-x",rh="u-cursor-y",ah="u-cursor-pt",ch="u-legend",uh="u-live",hh="u-inline",dh="u-series",fh="u-marker",Fr="u-label",mh="u-value",Gn="width",Un="height";var Ir="bottom",gn="left",Pl="right",Kl="#000",Br=Kl+"0",Dl="mousemove",Vr="mousedown",Ll="mouseup",Wr="mouseenter",qr="mouseleave",zr="dblclick",ph="resize",gh="scroll",Gr="change",ki="dppxchange",Ql="--",xn=typeof window<"u",Il=xn?document:null,wn=xn?window:null,bh=xn?navigator:null,ht,vi;function Bl(){let e=devicePixelRatio;ht!=e&&(ht=e,vi&&Wl(Gr,vi,Bl),vi=matchMedia(`(min-resolution: ${ht-.001}dppx) and (max-resolution: ${ht+.001}dppx)`),Fs(Gr,vi,Bl),wn.dispatchEvent(new CustomEvent(ki)))}function ge(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function Vl(e,t){let s=e.classList;s.contains(t)&&s.remove(t)}function xt(e,t,s){e.style[t]=s+"px"}function Fe(e,t,s,n){let i=Il.createElement(e);return t!=null&&ge(i,t),s?.insertBefore(i,n),i}function Re(e,t){return Fe("div",e,t)}var Ur=new WeakMap;function Je(e,t,s,n,i){let o="translate("+t+"px,"+s+"px)",a=Ur.get(e);o!=a&&(e.style.transform=o,Ur.set(e,o),t<0||s<0||t>n||s>i?ge(e,Hs):Vl(e,Hs))}var jr=new WeakMap;function Yr(e,t,s){let n=t+s,i=jr.get(e);n!=i&&(jr.set(e,n),e.style.background=t,e.style.borderColor=s)}var Kr=new WeakMap;function Qr(e,t,s,n){let i=t+""+s,o=Kr.get(e);i!=o&&(Kr.set(e,i),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=n?-t/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var Jl={passive:!0},wh={...Jl,capture:!0};function Fs(e,t,s,n){t.addEventListener(e,s,n?wh:Jl)}function Wl(e,t,s,n){t.removeEventListener(e,s,Jl)}xn&&Bl();function Ie(e,t,s,n){let i;s=s||0,n=n||t.length-1;let o=n<=2147483647;for(;n-s>1;)i=o?s+n>>1:be((s+n)/2),t[i]<e?s=i:n=i;return e-t[s]<=t[n]-e?s:n}function Aa(e){return(s,n,i)=>{let o=-1,a=-1;for(let f=n;f<=i;f++)if(e(s[f])){o=f;break}for(let f=i;f>=n;f--)if(e(s[f])){a=f;break}return[o,a]}}var ka=e=>e!=null,_a=e=>e!=null&&e>0,Mi=Aa(ka),yh=Aa(_a);function $h(e,t,s,n=0,i=!1){let o=i?yh:Mi,a=i?_a:ka;[t,s]=o(e,t,s);let f=e[t],d=e[t];if(t>-1)if(n==1)f=e[t],d=e[s];else if(n==-1)f=e[s],d=e[t];else for(let m=t;m<=s;m++){let $=e[m];a($)&&($<f?f=$:$>d&&(d=$))}return[f??gt,d??-gt]}function Ri(e,t,s,n){let i=Xr(e),o=Xr(t);e==t&&(i==-1?(e*=s,t/=s):(e/=s,t*=s));let a=s==10?is:Sa,f=i==1?be:Ee,d=o==1?Ee:be,m=f(a(Ht(e))),$=d(a(Ht(t))),g=yn(s,m),b=yn(s,$);return s==10&&(m<0&&(g=bt(g,-m)),$<0&&(b=bt(b,-$))),n||s==2?(e=g*i,t=b*o):(e=Ca(e,g),t=Ei(t,b)),[e,t]}function Zl(e,t,s,n){let i=Ri(e,t,s,n);return e==0&&(i[0]=0),t==0&&(i[1]=0),i}var Xl=.1,Jr={mode:3,pad:Xl},Yn={pad:0,soft:null,mode:0},vh={min:Yn,max:Yn};function _i(e,t,s,n){return Ci(s)?Zr(e,t,s):(Yn.pad=s,Yn.soft=n?0:null,Yn.mode=n?3:0,Zr(e,t,vh))}function ct(e,t){return e??t}function Th(e,t,s){for(t=ct(t,0),s=ct(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Zr(e,t,s){let n=s.min,i=s.max,o=ct(n.pad,0),a=ct(i.pad,0),f=ct(n.hard,-gt),d=ct(i.hard,gt),m=ct(n.soft,gt),$=ct(i.soft,-gt),g=ct(n.mode,0),b=ct(i.mode,0),x=t-e,S=is(x),O=ee(Ht(e),Ht(t)),V=is(O),q=Ht(V-S);(x<1e-24||q>10)&&(x=0,(e==0||t==0)&&(x=1e-24,g==2&&m!=gt&&(o=0),b==2&&$!=-gt&&(a=0)));let _=x||O||1e3,W=is(_),M=yn(10,be(W)),Z=_*(x==0?e==0?.1:1:o),L=bt(Ca(e-Z,M/10),24),X=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:gt,K=ee(f,L<X&&e>=X?X:Be(X,L)),st=_*(x==0?t==0?.1:1:a),Y=bt(Ei(t+st,M/10),24),R=t<=$&&(b==1||b==3&&Y>=$||b==2&&Y<=$)?$:-gt,J=Be(d,Y>R&&t<=R?R:ee(R,Y));return K==J&&K==0&&(J=100),[K,J]}var xh=new Intl.NumberFormat(xn?bh.language:"en-US"),to=e=>xh.format(e),we=Math,Ai=we.PI,Ht=we.abs,be=we.floor,Nt=we.round,Ee=we.ceil,Be=we.min,ee=we.max,yn=we.pow,Xr=we.sign,is=we.log10,Sa=we.log2,Ah=(e,t=1)=>we.sinh(e)*t,Ol=(e,t=1)=>we.asinh(e/t),gt=1/0;function ta(e){return(is((e^e>>31)-(e>>31))|0)+1}function ql(e,t,s){return Be(ee(e,t),s)}function Ma(e){return typeof e=="function"}function nt(e){return Ma(e)?e:()=>e}var kh=()=>{},Ra=e=>e,Ea=(e,t)=>t,_h=e=>null,ea=e=>!0,sa=(e,t)=>e==t,Sh=/\.\d*?(?=9{6,}|0{6,})/gm,Is=e=>{if(Da(e)||bs.has(e))return e;let t=`${e}`,s=t.match(Sh);if(s==null)return e;let n=s[0].length-1;if(t.indexOf("e-")!=-1){let[i,o]=t.split("e");return+`${Is(i)}e${o}`}return bt(e,n)};function Os(e,t){return Is(bt(Is(e/t))*t)}function Ei(e,t){return Is(Ee(Is(e/t))*t)}function Ca(e,t){return Is(be(Is(e/t))*t)}function bt(e,t=0){if(Da(e))return e;let s=10**t,n=e*s*(1+Number.EPSILON);return Nt(n)/s}var bs=new Map;function Pa(e){return((""+e).split(".")[1]||"").length}function Qn(e,t,s,n){let i=[],o=n.map(Pa);for(let a=t;a<s;a++){let f=Ht(a),d=bt(yn(e,a),f);for(let m=0;m<n.length;m++){let $=e==10?+`${n[m]}e${a}`:n[m]*d,g=(a>=0?0:f)+(a>=o[m]?0:o[m]),b=e==10?$:bt($,g);i.push(b),bs.set(b,g)}}return i}var Kn={},eo=[],$n=[null,null],gs=Array.isArray,Da=Number.isInteger,Mh=e=>e===void 0;function na(e){return typeof e=="string"}function Ci(e){let t=!1;if(e!=null){let s=e.constructor;t=s==null||s==Object}return t}function Rh(e){return e!=null&&typeof e=="object"}var Eh=Object.getPrototypeOf(Uint8Array),La="__proto__";function vn(e,t=Ci){let s;if(gs(e)){let n=e.find(i=>i!=null);if(gs(n)||t(n)){s=Array(e.length);for(let i=0;i<e.length;i++)s[i]=vn(e[i],t)}else s=e.slice()}else if(e instanceof Eh)s=e.slice();else if(t(e)){s={};for(let n in e)n!=La&&(s[n]=vn(e[n],t))}else s=e;return s}function Dt(e){let t=arguments;for(let s=1;s<t.length;s++){let n=t[s];for(let i in n)i!=La&&(Ci(e[i])?Dt(e[i],vn(n[i])):e[i]=vn(n[i]))}return e}var Ch=0,Ph=1,Dh=2;function Lh(e,t,s){for(let n=0,i,o=-1;n<t.length;n++){let a=t[n];if(a>o){for(i=a-1;i>=0&&e[i]==null;)e[i--]=null;for(i=a+1;i<s&&e[i]==null;)e[o=i++]=null}}}function Oh(e,t){if(Fh(e)){let a=e[0].slice();for(let f=1;f<e.length;f++)a.push(...e[f].slice(1));return Ih(a[0])||(a=Hh(a)),a}let s=new Set;for(let a=0;a<e.length;a++){let d=e[a][0],m=d.length;for(let $=0;$<m;$++)s.add(d[$])}let n=[Array.from(s).sort((a,f)=>a-f)],i=n[0].length,o=new Map;for(let a=0;a<i;a++)o.set(n[0][a],a);for(let a=0;a<e.length;a++){let f=e[a],d=f[0];for(let m=1;m<f.length;m++){let $=f[m],g=Array(i).fill(void 0),b=t?t[a][m]:Ph,x=[];for(let S=0;S<$.length;S++){let O=$[S],V=o.get(d[S]);O===null?b!=Ch&&(g[V]=O,b==Dh&&x.push(V)):g[V]=O}Lh(g,x,i),n.push(g)}}return n}var Nh=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Hh(e){let t=e[0],s=t.length,n=Array(s);for(let o=0;o<n.length;o++)n[o]=o;n.sort((o,a)=>t[o]-t[a]);let i=[];for(let o=0;o<e.length;o++){let a=e[o],f=Array(s);for(let d=0;d<s;d++)f[d]=a[n[d]];i.push(f)}return i}function Fh(e){let t=e[0][0],s=t.length;for(let n=1;n<e.length;n++){let i=e[n][0];if(i.length!=s)return!1;if(i!=t){for(let o=0;o<s;o++)if(i[o]!=t[o])return!1}}return!0}function Ih(e,t=100){let s=e.length;if(s<=1)return!0;let n=0,i=s-1;for(;n<=i&&e[n]==null;)n++;for(;i>=n&&e[i]==null;)i--;if(i<=n)return!0;let o=ee(1,be((i-n+1)/t));for(let a=e[n],f=n+o;f<=i;f+=o){let d=e[f];if(d!=null){if(d<=a)return!1;a=d}}return!0}var Oa=["January","February","March","April","May","June","July","August","September","October","November","December"],Na=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Ha(e){return e.slice(0,3)}var Bh=Na.map(Ha),Vh=Oa.map(Ha),Wh={MMMM:Oa,MMM:Vh,WWWW:Na,WWW:Bh};function zn(e){return(e<10?"0":"")+e}function qh(e){return(e<10?"00":e<100?"0":"")+e}var zh={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>zn(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>zn(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>zn(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>zn(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>zn(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>qh(e.getMilliseconds())};function so(e,t){t=t||Wh;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(e);)s.push(i[0][0]=="{"?zh[i[1]]:i[0]);return o=>{let a="";for(let f=0;f<s.length;f++)a+=typeof s[f]=="string"?s[f]:s[f](o,t);return a}}var Gh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Uh(e,t){let s;return t=="UTC"||t=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==Gh?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(e.getMilliseconds())),s}var Fa=e=>e%1==0,Si=[1,2,2.5,5],jh=Qn(10,-32,0,Si),Ia=Qn(10,0,32,Si),Yh=Ia.filter(Fa),Ns=jh.concat(Ia),no=`
`,Ba="{YYYY}",ia=no+Ba,Va="{M}/{D}",jn=no+Va,Ti=jn+"/{YY}",Wa="{aa}",Kh="{h}:{mm}",bn=Kh+Wa,la=no+bn,oa=":{ss}",ft=null;function qa(e){let t=e*1e3,s=t*60,n=s*60,i=n*24,o=i*30,a=i*365,d=(e==1?Qn(10,0,3,Si).filter(Fa):Qn(10,-3,0,Si)).concat([t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,Ba,ft,ft,ft,ft,ft,ft,1],[i*28,"{MMM}",ia,ft,ft,ft,ft,ft,1],[i,Va,ia,ft,ft,ft,ft,ft,1],[n,"{h}"+Wa,Ti,ft,jn,ft,ft,ft,1],[s,bn,Ti,ft,jn,ft,ft,ft,1],[t,oa,Ti+" "+bn,ft,jn+" "+bn,ft,la,ft,1],[e,oa+".{fff}",Ti+" "+bn,ft,jn+" "+bn,ft,la,ft,1]];function $(g){return(b,x,S,O,V,q)=>{let _=[],W=V>=a,M=V>=o&&V<a,Z=g(S),L=bt(Z*e,3),X=Nl(Z.getFullYear(),W?0:Z.getMonth(),M||W?1:Z.getDate()),K=bt(X*e,3);if(M||W){let st=M?V/o:0,Y=W?V/a:0,R=L==K?L:bt(Nl(X.getFullYear()+Y,X.getMonth()+st,1)*e,3),J=new Date(Nt(R/e)),N=J.getFullYear(),G=J.getMonth();for(let B=0;R<=O;B++){let it=Nl(N+Y*B,G+st*B,1),I=it-g(bt(it*e,3));R=bt((+it+I)*e,3),R<=O&&_.push(R)}}else{let st=V>=i?i:V,Y=be(S)-be(L),R=K+Y+Ei(L-K,st);_.push(R);let J=g(R),N=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,G=V/n,B=b.axes[x]._space,it=q/B;for(;R=bt(R+V,e==1?0:3),!(R>O);)if(G>1){let I=be(bt(N+G,6))%24,ot=g(R).getHours()-I;ot>1&&(ot=-1),R-=ot*n,N=(N+G)%24;let mt=_[_.length-1];bt((R-mt)/V,3)*it>=.7&&_.push(R)}else _.push(R)}return _}}return[d,m,$]}var[Qh,Jh,Zh]=qa(1),[Xh,td,ed]=qa(.001);Qn(2,-53,53,[1]);function ra(e,t){return e.map(s=>s.map((n,i)=>i==0||i==8||n==null?n:t(i==1||s[8]==0?n:s[1]+n)))}function aa(e,t){return(s,n,i,o,a)=>{let f=t.find(S=>a>=S[0])||t[t.length-1],d,m,$,g,b,x;return n.map(S=>{let O=e(S),V=O.getFullYear(),q=O.getMonth(),_=O.getDate(),W=O.getHours(),M=O.getMinutes(),Z=O.getSeconds(),L=V!=d&&f[2]||q!=m&&f[3]||_!=$&&f[4]||W!=g&&f[5]||M!=b&&f[6]||Z!=x&&f[7]||f[1];return d=V,m=q,$=_,g=W,b=M,x=Z,L(O)})}}function sd(e,t){let s=so(t);return(n,i,o,a,f)=>i.map(d=>s(e(d)))}function Nl(e,t,s){return new Date(e,t,s)}function ca(e,t){return t(e)}var nd="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function ua(e,t){return(s,n,i,o)=>o==null?Ql:t(e(n))}function id(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}function ld(e,t){return e.series[t].fill(e,t)}var od={show:!0,live:!0,isolate:!1,mount:kh,markers:{show:!0,width:2,stroke:id,fill:ld,dash:"solid"},idx:null,idxs:null,values:[]};function rd(e,t){let s=e.cursor.points,n=Re(),i=s.size(e,t);xt(n,Gn,i),xt(n,Un,i);let o=i/-2;xt(n,"marginLeft",o),xt(n,"marginTop",o);let a=s.width(e,t,i);return a&&xt(n,"borderWidth",a),n}function ad(e,t){let s=e.series[t].points;return s._fill||s._stroke}function cd(e,t){let s=e.series[t].points;return s._stroke||s._fill}function ud(e,t){return e.series[t].points.size}var Hl=[0,0];function hd(e,t,s){return Hl[0]=t,Hl[1]=s,Hl}function xi(e,t,s,n=!0){return i=>{i.button==0&&(!n||i.target==t)&&s(i)}}function Fl(e,t,s,n=!0){return i=>{(!n||i.target==t)&&s(i)}}var dd={show:!0,x:!0,y:!0,lock:!1,move:hd,points:{one:!1,show:rd,size:ud,width:0,stroke:cd,fill:ad},bind:{mousedown:xi,mouseup:xi,click:xi,dblclick:xi,mousemove:Fl,mouseleave:Fl,mouseenter:Fl},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},za={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},io=Dt({},za,{filter:Ea}),Ga=Dt({},io,{size:10}),Ua=Dt({},za,{show:!1}),lo='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',ja="bold "+lo,Ya=1.5,ha={show:!0,scale:"x",stroke:Kl,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ja,side:2,grid:io,ticks:Ga,border:Ua,font:lo,lineGap:Ya,rotate:0},fd="Value",md="Time",da={show:!0,scale:"x",auto:!1,sorted:1,min:gt,max:-gt,idxs:[]};function pd(e,t,s,n,i){return t.map(o=>o==null?"":to(o))}function gd(e,t,s,n,i,o,a){let f=[],d=bs.get(i)||0;s=a?s:bt(Ei(s,i),d);for(let m=s;m<=n;m=bt(m+i,d))f.push(Object.is(m,-0)?0:m);return f}function zl(e,t,s,n,i,o,a){let f=[],d=e.scales[e.axes[t].scale].log,m=d==10?is:Sa,$=be(m(s));i=yn(d,$),d==10&&(i=Ns[Ie(i,Ns)]);let g=s,b=i*d;d==10&&(b=Ns[Ie(b,Ns)]);do f.push(g),g=g+i,d==10&&!bs.has(g)&&(g=bt(g,bs.get(i))),g>=b&&(i=g,b=i*d,d==10&&(b=Ns[Ie(b,Ns)]));while(g<=n);return f}function bd(e,t,s,n,i,o,a){let d=e.scales[e.axes[t].scale].asinh,m=n>d?zl(e,t,ee(d,s),n,i):[d],$=n>=0&&s<=0?[0]:[];return(s<-d?zl(e,t,ee(d,-n),-s,i):[d]).reverse().map(b=>-b).concat($,m)}var Ka=/./,wd=/[12357]/,yd=/[125]/,fa=/1/,Gl=(e,t,s,n)=>e.map((i,o)=>t==4&&i==0||o%n==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function $d(e,t,s,n,i){let o=e.axes[s],a=o.scale,f=e.scales[a],d=e.valToPos,m=o._space,$=d(10,a),g=d(9,a)-$>=m?Ka:d(7,a)-$>=m?wd:d(5,a)-$>=m?yd:fa;if(g==fa){let b=Ht(d(1,a)-$);if(b<m)return Gl(t.slice().reverse(),f.distr,g,Ee(m/b)).reverse()}return Gl(t,f.distr,g,1)}function vd(e,t,s,n,i){let o=e.axes[s],a=o.scale,f=o._space,d=e.valToPos,m=Ht(d(1,a)-d(2,a));return m<f?Gl(t.slice().reverse(),3,Ka,Ee(f/m)).reverse():t}function Td(e,t,s,n){return n==null?Ql:t==null?"":to(t)}var ma={show:!0,scale:"y",stroke:Kl,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ja,side:3,grid:io,ticks:Ga,border:Ua,font:lo,lineGap:Ya,rotate:0};function xd(e,t){let s=3+(e||1)*2;return bt(s*t,3)}function Ad(e,t){let{scale:s,idxs:n}=e.series[0],i=e._data[0],o=e.valToPos(i[n[0]],s,!0),a=e.valToPos(i[n[1]],s,!0),f=Ht(a-o),d=e.series[t],m=f/(d.points.space*ht);return n[1]-n[0]<=m}var pa={scale:null,auto:!0,sorted:0,min:gt,max:-gt},Qa=(e,t,s,n,i)=>i,ga={show:!0,auto:!0,sorted:0,gaps:Qa,alpha:1,facets:[Dt({},pa,{scale:"x"}),Dt({},pa,{scale:"y"})]},ba={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Qa,alpha:1,points:{show:Ad,filter:null},values:null,min:gt,max:-gt,idxs:[],path:null,clip:null};function kd(e,t,s,n,i){return s/10}var Ja={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},_d=Dt({},Ja,{time:!1,ori:1}),wa={};function Za(e,t){let s=wa[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(i=>i!=n)},pub(n,i,o,a,f,d,m){for(let $=0;$<s.plots.length;$++)s.plots[$]!=i&&s.plots[$].pub(n,i,o,a,f,d,m)}},e!=null&&(wa[e]=s)),s}var Tn=1,Ul=2;function Bs(e,t,s){let n=e.mode,i=e.series[t],o=n==2?e._data[t]:e._data,a=e.scales,f=e.bbox,d=o[0],m=n==2?o[1]:o[t],$=n==2?a[i.facets[0].scale]:a[e.series[0].scale],g=n==2?a[i.facets[1].scale]:a[i.scale],b=f.left,x=f.top,S=f.width,O=f.height,V=e.valToPosH,q=e.valToPosV;return $.ori==0?s(i,d,m,$,g,V,q,b,x,S,O,Di,An,Oi,tc,sc):s(i,d,m,$,g,q,V,x,b,O,S,Li,kn,ao,ec,nc)}function oo(e,t){let s=0,n=0,i=ct(e.bands,eo);for(let o=0;o<i.length;o++){let a=i[o];a.series[0]==t?s=a.dir:a.series[1]==t&&(a.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function Sd(e,t,s,n,i){let o=e.mode,a=e.series[t],f=o==2?a.facets[1].scale:a.scale,d=e.scales[f];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function ls(e,t,s,n,i,o){return Bs(e,t,(a,f,d,m,$,g,b,x,S,O,V)=>{let q=a.pxRound,_=m.dir*(m.ori==0?1:-1),W=m.ori==0?An:kn,M,Z;_==1?(M=s,Z=n):(M=n,Z=s);let L=q(g(f[M],m,O,x)),X=q(b(d[M],$,V,S)),K=q(g(f[Z],m,O,x)),st=q(b(o==1?$.max:$.min,$,V,S)),Y=new Path2D(i);return W(Y,K,st),W(Y,L,st),W(Y,L,X),Y})}function Pi(e,t,s,n,i,o){let a=null;if(e.length>0){a=new Path2D;let f=t==0?Oi:ao,d=s;for(let g=0;g<e.length;g++){let b=e[g];if(b[1]>b[0]){let x=b[0]-d;x>0&&f(a,d,n,x,n+o),d=b[1]}}let m=s+i-d,$=10;m>0&&f(a,d,n-$/2,m,n+o+$)}return a}function Md(e,t,s){let n=e[e.length-1];n&&n[0]==t?n[1]=s:e.push([t,s])}function ro(e,t,s,n,i,o,a){let f=[],d=e.length;for(let m=i==1?s:n;m>=s&&m<=n;m+=i)if(t[m]===null){let g=m,b=m;if(i==1)for(;++m<=n&&t[m]===null;)b=m;else for(;--m>=s&&t[m]===null;)b=m;let x=o(e[g]),S=b==g?x:o(e[b]),O=g-i;x=a<=0&&O>=0&&O<d?o(e[O]):x;let q=b+i;S=a>=0&&q>=0&&q<d?o(e[q]):S,S>=x&&f.push([x,S])}return f}function ya(e){return e==0?Ra:e==1?Nt:t=>Os(t,e)}function Xa(e){let t=e==0?Di:Li,s=e==0?(i,o,a,f,d,m)=>{i.arcTo(o,a,f,d,m)}:(i,o,a,f,d,m)=>{i.arcTo(a,o,d,f,m)},n=e==0?(i,o,a,f,d)=>{i.rect(o,a,f,d)}:(i,o,a,f,d)=>{i.rect(a,o,d,f)};return(i,o,a,f,d,m=0,$=0)=>{m==0&&$==0?n(i,o,a,f,d):(m=Be(m,f/2,d/2),$=Be($,f/2,d/2),t(i,o+m,a),s(i,o+f,a,o+f,a+d,m),s(i,o+f,a+d,o,a+d,$),s(i,o,a+d,o,a,$),s(i,o,a,o+f,a,m),i.closePath())}}var Di=(e,t,s)=>{e.moveTo(t,s)},Li=(e,t,s)=>{e.moveTo(s,t)},An=(e,t,s)=>{e.lineTo(t,s)},kn=(e,t,s)=>{e.lineTo(s,t)},Oi=Xa(0),ao=Xa(1),tc=(e,t,s,n,i,o)=>{e.arc(t,s,n,i,o)},ec=(e,t,s,n,i,o)=>{e.arc(s,t,n,i,o)},sc=(e,t,s,n,i,o,a)=>{e.bezierCurveTo(t,s,n,i,o,a)},nc=(e,t,s,n,i,o,a)=>{e.bezierCurveTo(s,t,i,n,a,o)};function ic(e){return(t,s,n,i,o)=>Bs(t,s,(a,f,d,m,$,g,b,x,S,O,V)=>{let{pxRound:q,points:_}=a,W,M;m.ori==0?(W=Di,M=tc):(W=Li,M=ec);let Z=bt(_.width*ht,3),L=(_.size-_.width)/2*ht,X=bt(L*2,3),K=new Path2D,st=new Path2D,{left:Y,top:R,width:J,height:N}=t.bbox;Oi(st,Y-X,R-X,J+X*2,N+X*2);let G=B=>{if(d[B]!=null){let it=q(g(f[B],m,O,x)),I=q(b(d[B],$,V,S));W(K,it+L,I),M(K,it,I,L,0,Ai*2)}};if(o)o.forEach(G);else for(let B=n;B<=i;B++)G(B);return{stroke:Z>0?K:null,fill:K,clip:st,flags:Tn|Ul}})}function lc(e){return(t,s,n,i,o,a)=>{n!=i&&(o!=n&&a!=n&&e(t,s,n),o!=i&&a!=i&&e(t,s,i),e(t,s,a))}}var Rd=lc(An),Ed=lc(kn);function oc(e){let t=ct(e?.alignGaps,0);return(s,n,i,o)=>Bs(s,n,(a,f,d,m,$,g,b,x,S,O,V)=>{[i,o]=Mi(d,i,o);let q=a.pxRound,_=N=>q(g(N,m,O,x)),W=N=>q(b(N,$,V,S)),M,Z;m.ori==0?(M=An,Z=Rd):(M=kn,Z=Ed);let L=m.dir*(m.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Tn},K=X.stroke,st=!1;if(o-i>=O*4){let N=H=>s.posToVal(H,m.key,!0),G=null,B=null,it,I,se,At=_(f[L==1?i:o]),ot=_(f[i]),mt=_(f[o]),tt=N(L==1?ot+1:mt-1);for(let H=L==1?i:o;H>=i&&H<=o;H+=L){let Lt=f[H],kt=(L==1?Lt<tt:Lt>tt)?At:_(Lt),dt=d[H];kt==At?dt!=null?(I=dt,G==null?(M(K,kt,W(I)),it=G=B=I):I<G?G=I:I>B&&(B=I)):dt===null&&(st=!0):(G!=null&&Z(K,At,W(G),W(B),W(it),W(I)),dt!=null?(I=dt,M(K,kt,W(I)),G=B=it=I):(G=B=null,dt===null&&(st=!0)),At=kt,tt=N(At+L))}G!=null&&G!=B&&se!=At&&Z(K,At,W(G),W(B),W(it),W(I))}else for(let N=L==1?i:o;N>=i&&N<=o;N+=L){let G=d[N];G===null?st=!0:G!=null&&M(K,_(f[N]),W(G))}let[R,J]=oo(s,n);if(a.fill!=null||R!=0){let N=X.fill=new Path2D(K),G=a.fillTo(s,n,a.min,a.max,R),B=W(G),it=_(f[i]),I=_(f[o]);L==-1&&([I,it]=[it,I]),M(N,I,B),M(N,it,B)}if(!a.spanGaps){let N=[];st&&N.push(...ro(f,d,i,o,L,_,t)),X.gaps=N=a.gaps(s,n,i,o,N),X.clip=Pi(N,m.ori,x,S,O,V)}return J!=0&&(X.band=J==2?[ls(s,n,i,o,K,-1),ls(s,n,i,o,K,1)]:ls(s,n,i,o,K,J)),X})}function Cd(e){let t=ct(e.align,1),s=ct(e.ascDesc,!1),n=ct(e.alignGaps,0),i=ct(e.extend,!1);return(o,a,f,d)=>Bs(o,a,(m,$,g,b,x,S,O,V,q,_,W)=>{[f,d]=Mi(g,f,d);let M=m.pxRound,{left:Z,width:L}=o.bbox,X=ot=>M(S(ot,b,_,V)),K=ot=>M(O(ot,x,W,q)),st=b.ori==0?An:kn,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Tn},R=Y.stroke,J=b.dir*(b.ori==0?1:-1),N=K(g[J==1?f:d]),G=X($[J==1?f:d]),B=G,it=G;i&&t==-1&&(it=Z,st(R,it,N)),st(R,G,N);for(let ot=J==1?f:d;ot>=f&&ot<=d;ot+=J){let mt=g[ot];if(mt==null)continue;let tt=X($[ot]),H=K(mt);t==1?st(R,tt,N):st(R,B,H),st(R,tt,H),N=H,B=tt}let I=B;i&&t==1&&(I=Z+L,st(R,I,N));let[se,At]=oo(o,a);if(m.fill!=null||se!=0){let ot=Y.fill=new Path2D(R),mt=m.fillTo(o,a,m.min,m.max,se),tt=K(mt);st(ot,I,tt),st(ot,it,tt)}if(!m.spanGaps){let ot=[];ot.push(...ro($,g,f,d,J,X,n));let mt=m.width*ht/2,tt=s||t==1?mt:-mt,H=s||t==-1?-mt:mt;ot.forEach(Lt=>{Lt[0]+=tt,Lt[1]+=H}),Y.gaps=ot=m.gaps(o,a,f,d,ot),Y.clip=Pi(ot,b.ori,V,q,_,W)}return At!=0&&(Y.band=At==2?[ls(o,a,f,d,R,-1),ls(o,a,f,d,R,1)]:ls(o,a,f,d,R,At)),Y})}function $a(e,t,s,n,i,o,a=gt){if(e.length>1){let f=null;for(let d=0,m=1/0;d<e.length;d++)if(t[d]!==void 0){if(f!=null){let $=Ht(e[d]-e[f]);$<m&&(m=$,a=Ht(s(e[d],n,i,o)-s(e[f],n,i,o)))}f=d}}return a}function Pd(e){e=e||Kn;let t=ct(e.size,[.6,gt,1]),s=e.align||0,n=e.gap||0,i=e.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=nt(i),a=1-t[0],f=ct(t[1],gt),d=ct(t[2],1),m=ct(e.disp,Kn),$=ct(e.each,x=>{}),{fill:g,stroke:b}=m;return(x,S,O,V)=>Bs(x,S,(q,_,W,M,Z,L,X,K,st,Y,R)=>{let J=q.pxRound,N=s,G=n*ht,B=f*ht,it=d*ht,I,se;M.ori==0?[I,se]=o(x,S):[se,I]=o(x,S);let At=M.dir*(M.ori==0?1:-1),ot=M.ori==0?Oi:ao,mt=M.ori==0?$:(P,wt,Ot,zs,Ts,We,xs)=>{$(P,wt,Ot,Ts,zs,xs,We)},tt=ct(x.bands,eo).find(P=>P.series[0]==S),H=tt!=null?tt.dir:0,Lt=q.fillTo(x,S,q.min,q.max,H),Qt=J(X(Lt,Z,R,st)),kt,dt,Ce,ae=Y,St=J(q.width*ht),Ve=!1,Xe=null,$e=null,os=null,Vs=null;g!=null&&(St==0||b!=null)&&(Ve=!0,Xe=g.values(x,S,O,V),$e=new Map,new Set(Xe).forEach(P=>{P!=null&&$e.set(P,new Path2D)}),St>0&&(os=b.values(x,S,O,V),Vs=new Map,new Set(os).forEach(P=>{P!=null&&Vs.set(P,new Path2D)})));let{x0:Ws,size:Sn}=m;if(Ws!=null&&Sn!=null){N=1,_=Ws.values(x,S,O,V),Ws.unit==2&&(_=_.map(Ot=>x.posToVal(K+Ot*Y,M.key,!0)));let P=Sn.values(x,S,O,V);Sn.unit==2?dt=P[0]*Y:dt=L(P[0],M,Y,K)-L(0,M,Y,K),ae=$a(_,W,L,M,Y,K,ae),Ce=ae-dt+G}else ae=$a(_,W,L,M,Y,K,ae),Ce=ae*a+G,dt=ae-Ce;Ce<1&&(Ce=0),St>=dt/2&&(St=0),Ce<5&&(J=Ra);let Zn=Ce>0,$s=ae-Ce-(Zn?St:0);dt=J(ql($s,it,B)),kt=(N==0?dt/2:N==At?0:dt)-N*At*((N==0?G/2:0)+(Zn?St/2:0));let Jt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},qs=Ve?null:new Path2D,ts=null;if(tt!=null)ts=x.data[tt.series[1]];else{let{y0:P,y1:wt}=m;P!=null&&wt!=null&&(W=wt.values(x,S,O,V),ts=P.values(x,S,O,V))}let vs=I*dt,Q=se*dt;for(let P=At==1?O:V;P>=O&&P<=V;P+=At){let wt=W[P];if(wt==null)continue;if(ts!=null){let ne=ts[P]??0;if(wt-ne==0)continue;Qt=X(ne,Z,R,st)}let Ot=M.distr!=2||m!=null?_[P]:P,zs=L(Ot,M,Y,K),Ts=X(ct(wt,Lt),Z,R,st),We=J(zs-kt),xs=J(ee(Ts,Qt)),ce=J(Be(Ts,Qt)),ve=xs-ce;if(wt!=null){let ne=wt<0?Q:vs,Pe=wt<0?vs:Q;Ve?(St>0&&os[P]!=null&&ot(Vs.get(os[P]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe),Xe[P]!=null&&ot($e.get(Xe[P]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe)):ot(qs,We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe),mt(x,S,P,We-St/2,ce,dt+St,ve)}}return St>0?Jt.stroke=Ve?Vs:qs:Ve||(Jt._fill=q.width==0?q._fill:q._stroke??q._fill,Jt.width=0),Jt.fill=Ve?$e:qs,Jt})}function Dd(e,t){let s=ct(t?.alignGaps,0);return(n,i,o,a)=>Bs(n,i,(f,d,m,$,g,b,x,S,O,V,q)=>{[o,a]=Mi(m,o,a);let _=f.pxRound,W=I=>_(b(I,$,V,S)),M=I=>_(x(I,g,q,O)),Z,L,X;$.ori==0?(Z=Di,X=An,L=sc):(Z=Li,X=kn,L=nc);let K=$.dir*($.ori==0?1:-1),st=W(d[K==1?o:a]),Y=st,R=[],J=[];for(let I=K==1?o:a;I>=o&&I<=a;I+=K)if(m[I]!=null){let At=d[I],ot=W(At);R.push(Y=ot),J.push(M(m[I]))}let N={stroke:e(R,J,Z,X,L,_),fill:null,clip:null,band:null,gaps:null,flags:Tn},G=N.stroke,[B,it]=oo(n,i);if(f.fill!=null||B!=0){let I=N.fill=new Path2D(G),se=f.fillTo(n,i,f.min,f.max,B),At=M(se);X(I,Y,At),X(I,st,At)}if(!f.spanGaps){let I=[];I.push(...ro(d,m,o,a,K,W,s)),N.gaps=I=f.gaps(n,i,o,a,I),N.clip=Pi(I,$.ori,S,O,V,q)}return it!=0&&(N.band=it==2?[ls(n,i,o,a,G,-1),ls(n,i,o,a,G,1)]:ls(n,i,o,a,G,it)),N})}function Ld(e){return Dd(Od,e)}function Od(e,t,s,n,i,o){let a=e.length;if(a<2)return null;let f=new Path2D;if(s(f,e[0],t[0]),a==2)n(f,e[1],t[1]);else{let d=Array(a),m=Array(a-1),$=Array(a-1),g=Array(a-1);for(let b=0;b<a-1;b++)$[b]=t[b+1]-t[b],g[b]=e[b+1]-e[b],m[b]=$[b]/g[b];d[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?d[b]=0:(d[b]=3*(g[b-1]+g[b])/((2*g[b]+g[b-1])/m[b-1]+(g[b]+2*g[b-1])/m[b]),isFinite(d[b])||(d[b]=0));d[a-1]=m[a-2];for(let b=0;b<a-1;b++)i(f,e[b]+g[b]/3,t[b]+d[b]*g[b]/3,e[b+1]-g[b]/3,t[b+1]-d[b+1]*g[b]/3,e[b+1],t[b+1])}return f}var jl=new Set;function va(){for(let e of jl)e.syncRect(!0)}xn&&(Fs(ph,wn,va),Fs(gh,wn,va,!0),Fs(ki,wn,()=>{Yt.pxRatio=ht}));var Nd=oc(),Hd=ic();function Ta(e,t,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((o,a)=>Yl(o,a,t,s))}function Fd(e,t){return e.map((s,n)=>n==0?{}:Dt({},t,s))}function Yl(e,t,s,n){return Dt({},t==0?s:n,e)}function rc(e,t,s){return t==null?$n:[t,s]}var Id=rc;function Bd(e,t,s){return t==null?$n:_i(t,s,Xl,!0)}function ac(e,t,s,n){return t==null?$n:Ri(t,s,e.scales[n].log,!1)}var Vd=ac;function cc(e,t,s,n){return t==null?$n:Zl(t,s,e.scales[n].log,!1)}var Wd=cc;function qd(e,t,s,n,i){let o=ee(ta(e),ta(t)),a=t-e,f=Ie(i/n*a,s);do{let d=s[f],m=n*d/a;if(m>=i&&o+(d<5?bs.get(d):0)<=17)return[d,m]}while(++f<s.length);return[0,0]}function xa(e){let t,s;return e=e.replace(/(\d+)px/,(n,i)=>(t=Nt((s=+i)*ht))+"px"),[e,t,s]}function zd(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=bt(t[2]*ht,1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function Yt(e,t,s){let n={mode:ct(e.mode,1)},i=n.mode;function o(l,r,u,h){let p=r.valToPct(l);return h+u*(r.dir==-1?1-p:p)}function a(l,r,u,h){let p=r.valToPct(l);return h+u*(r.dir==-1?p:1-p)}function f(l,r,u,h){return r.ori==0?o(l,r,u,h):a(l,r,u,h)}n.valToPosH=o,n.valToPosV=a;let d=!1;n.status=0;let m=n.root=Re(Ju);if(e.id!=null&&(m.id=e.id),ge(m,e.class),e.title){let l=Re(th,m);l.textContent=e.title}let $=Fe("canvas"),g=n.ctx=$.getContext("2d"),b=Re(eh,m);Fs("click",b,l=>{l.target===S&&(yt!=en||_t!=sn)&&Ut.click(n,l)},!0);let x=n.under=Re(sh,b);b.appendChild($);let S=n.over=Re(nh,b);e=vn(e);let O=+ct(e.pxAlign,1),V=ya(O);(e.plugins||[]).forEach(l=>{l.opts&&(e=l.opts(n,e)||e)});let q=e.ms||.001,_=n.series=i==1?Ta(e.series||[],da,ba,!1):Fd(e.series||[null],ga),W=n.axes=Ta(e.axes||[],ha,ma,!0),M=n.scales={},Z=n.bands=e.bands||[];Z.forEach(l=>{l.fill=nt(l.fill||null),l.dir=ct(l.dir,-1)});let L=i==2?_[1].facets[0].scale:_[0].scale,X={axes:jc,series:Wc},K=(e.drawOrder||["axes","series"]).map(l=>X[l]);function st(l){let r=l.distr==3?u=>is(u>0?u:l.clamp(n,u,l.min,l.max,l.key)):l.distr==4?u=>Ol(u,l.asinh):l.distr==100?u=>l.fwd(u):u=>u;return u=>{let h=r(u),{_min:p,_max:y}=l,v=y-p;return(h-p)/v}}function Y(l){let r=M[l];if(r==null){let u=(e.scales||Kn)[l]||Kn;if(u.from!=null){Y(u.from);let h=Dt({},M[u.from],u,{key:l});h.valToPct=st(h),M[l]=h}else{r=M[l]=Dt({},l==L?Ja:_d,u),r.key=l;let h=r.time,p=r.range,y=gs(p);if((l!=L||i==2&&!h)&&(y&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Jr:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Jr:{mode:1,hard:p[1],soft:p[1]}},y=!1),!y&&Ci(p))){let v=p;p=(T,k,E)=>k==null?$n:_i(k,E,v)}r.range=nt(p||(h?Id:l==L?r.distr==3?Vd:r.distr==4?Wd:rc:r.distr==3?ac:r.distr==4?cc:Bd)),r.auto=nt(y?!1:r.auto),r.clamp=nt(r.clamp||kd),r._min=r._max=null,r.valToPct=st(r)}}}Y("x"),Y("y"),i==1&&_.forEach(l=>{Y(l.scale)}),W.forEach(l=>{Y(l.scale)});for(let l in e.scales)Y(l);let R=M[L],J=R.distr,N,G;R.ori==0?(ge(m,Zu),N=o,G=a):(ge(m,Xu),N=a,G=o);let B={};for(let l in M){let r=M[l];(r.min!=null||r.max!=null)&&(B[l]={min:r.min,max:r.max},r.min=r.max=null)}let it=e.tzDate||(l=>new Date(Nt(l/q))),I=e.fmtDate||so,se=q==1?Zh(it):ed(it),At=aa(it,ra(q==1?Jh:td,I)),ot=ua(it,ca(nd,I)),mt=[],tt=n.legend=Dt({},od,e.legend),H=n.cursor=Dt({},dd,{drag:{y:i==2}},e.cursor),Lt=tt.show,Qt=H.show,kt=tt.markers;tt.idxs=mt,kt.width=nt(kt.width),kt.dash=nt(kt.dash),kt.stroke=nt(kt.stroke),kt.fill=nt(kt.fill);let dt,Ce,ae,St=[],Ve=[],Xe,$e=!1,os={};if(tt.live){let l=_[1]?_[1].values:null;$e=l!=null,Xe=$e?l(n,1,0):{_:0};for(let r in Xe)os[r]=Ql}if(Lt)if(dt=Fe("table",ch,m),ae=Fe("tbody",null,dt),tt.mount(n,dt),$e){Ce=Fe("thead",null,dt,ae);let l=Fe("tr",null,Ce);Fe("th",null,l);for(var Vs in Xe)Fe("th",Fr,l).textContent=Vs}else ge(dt,hh),tt.live&&ge(dt,uh);let Ws={show:!0},Sn={show:!1};function Zn(l,r){if(r==0&&($e||!tt.live||i==2))return $n;let u=[],h=Fe("tr",dh,ae,ae.childNodes[r]);ge(h,l.class),l.show||ge(h,Hs);let p=Fe("th",null,h);if(kt.show){let T=Re(fh,p);if(r>0){let k=kt.width(n,r);k&&(T.style.border=k+"px "+kt.dash(n,r)+" "+kt.stroke(n,r)),T.style.background=kt.fill(n,r)}}let y=Re(Fr,p);l.label instanceof HTMLElement?y.appendChild(l.label):y.textContent=l.label,r>0&&(kt.show||(y.style.color=l.width>0?kt.stroke(n,r):kt.fill(n,r)),Jt("click",p,T=>{if(H._lock)return;ks(T);let k=_.indexOf(l);if((T.ctrlKey||T.metaKey)!=tt.isolate){let E=_.some((C,D)=>D>0&&D!=k&&C.show);_.forEach((C,D)=>{D>0&&ze(D,E?D==k?Ws:Sn:Ws,!0,Pt.setSeries)})}else ze(k,{show:!l.show},!0,Pt.setSeries)},!1),Us&&Jt(Wr,p,T=>{H._lock||(ks(T),ze(_.indexOf(l),ln,!0,Pt.setSeries))},!1));for(var v in Xe){let T=Fe("td",mh,h);T.textContent="--",u.push(T)}return[h,u]}let $s=new Map;function Jt(l,r,u,h=!0){let p=$s.get(r)||{},y=H.bind[l](n,r,u,h);y&&(Fs(l,r,p[l]=y),$s.set(r,p))}function qs(l,r,u){let h=$s.get(r)||{};for(let p in h)(l==null||p==l)&&(Wl(p,r,h[p]),delete h[p]);l==null&&$s.delete(r)}let ts=0,vs=0,Q=0,P=0,wt=0,Ot=0,zs=wt,Ts=Ot,We=Q,xs=P,ce=0,ve=0,ne=0,Pe=0;n.bbox={};let Qi=!1,Xn=!1,Gs=!1,As=!1,ti=!1,Te=!1;function Ji(l,r,u){(u||l!=n.width||r!=n.height)&&To(l,r),Js(!1),Gs=!0,Xn=!0,Zs()}function To(l,r){n.width=ts=Q=l,n.height=vs=P=r,wt=Ot=0,Oc(),Nc();let u=n.bbox;ce=u.left=Os(wt*ht,.5),ve=u.top=Os(Ot*ht,.5),ne=u.width=Os(Q*ht,.5),Pe=u.height=Os(P*ht,.5)}let Pc=3;function Dc(){let l=!1,r=0;for(;!l;){r++;let u=Gc(r),h=Uc(r);l=r==Pc||u&&h,l||(To(n.width,n.height),Xn=!0)}}function Lc({width:l,height:r}){Ji(l,r)}n.setSize=Lc;function Oc(){let l=!1,r=!1,u=!1,h=!1;W.forEach((p,y)=>{if(p.show&&p._show){let{side:v,_size:T}=p,k=v%2,E=p.label!=null?p.labelSize:0,C=T+E;C>0&&(k?(Q-=C,v==3?(wt+=C,h=!0):u=!0):(P-=C,v==0?(Ot+=C,l=!0):r=!0))}}),_s[0]=l,_s[1]=u,_s[2]=r,_s[3]=h,Q-=rs[1]+rs[3],wt+=rs[3],P-=rs[2]+rs[0],Ot+=rs[0]}function Nc(){let l=wt+Q,r=Ot+P,u=wt,h=Ot;function p(y,v){switch(y){case 1:return l+=v,l-v;case 2:return r+=v,r-v;case 3:return u-=v,u+v;case 0:return h-=v,h+v}}W.forEach((y,v)=>{if(y.show&&y._show){let T=y.side;y._pos=p(T,y._size),y.label!=null&&(y._lpos=p(T,y.labelSize))}})}if(H.dataIdx==null){let l=H.hover,r=l.skip=new Set(l.skip??[]);r.add(void 0);let u=l.prox=nt(l.prox),h=l.bias??=0;H.dataIdx=(p,y,v,T)=>{if(y==0)return v;let k=v,E=u(p,y,v,T)??gt,C=E>=0&&E<gt,D=R.ori==0?Q:P,U=H.left,ut=t[0],rt=t[y];if(r.has(rt[v])){k=null;let et=null,z=null,F;if(h==0||h==-1)for(F=v;et==null&&F-- >0;)r.has(rt[F])||(et=F);if(h==0||h==1)for(F=v;z==null&&F++<rt.length;)r.has(rt[F])||(z=F);if(et!=null||z!=null)if(C){let vt=et==null?-1/0:N(ut[et],R,D,0),Mt=z==null?1/0:N(ut[z],R,D,0),qt=U-vt,pt=Mt-U;qt<=pt?qt<=E&&(k=et):pt<=E&&(k=z)}else k=z==null?et:et==null?z:v-et<=z-v?et:z}else C&&Ht(U-N(ut[v],R,D,0))>E&&(k=null);return k}}let ks=l=>{H.event=l};H.idxs=mt,H._lock=!1;let Kt=H.points;Kt.show=nt(Kt.show),Kt.size=nt(Kt.size),Kt.stroke=nt(Kt.stroke),Kt.width=nt(Kt.width),Kt.fill=nt(Kt.fill);let qe=n.focus=Dt({},e.focus||{alpha:.3},H.focus),Us=qe.prox>=0,js=Us&&Kt.one,xe=[],Ys=[],Ks=[];function xo(l,r){let u=Kt.show(n,r);if(u instanceof HTMLElement)return ge(u,ah),ge(u,l.class),Je(u,-10,-10,Q,P),S.insertBefore(u,xe[r]),u}function Ao(l,r){if(i==1||r>0){let u=i==1&&M[l.scale].time,h=l.value;l.value=u?na(h)?ua(it,ca(h,I)):h||ot:h||Td,l.label=l.label||(u?md:fd)}if(js||r>0){l.width=l.width==null?1:l.width,l.paths=l.paths||Nd||_h,l.fillTo=nt(l.fillTo||Sd),l.pxAlign=+ct(l.pxAlign,O),l.pxRound=ya(l.pxAlign),l.stroke=nt(l.stroke||null),l.fill=nt(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let u=xd(ee(1,l.width),1),h=l.points=Dt({},{size:u,width:ee(1,u*.2),stroke:l.stroke,space:u*2,paths:Hd,_stroke:null,_fill:null},l.points);h.show=nt(h.show),h.filter=nt(h.filter),h.fill=nt(h.fill),h.stroke=nt(h.stroke),h.paths=nt(h.paths),h.pxAlign=l.pxAlign}if(Lt){let u=Zn(l,r);St.splice(r,0,u[0]),Ve.splice(r,0,u[1]),tt.values.push(null)}if(Qt){mt.splice(r,0,null);let u=null;js?r==0&&(u=xo(l,r)):r>0&&(u=xo(l,r)),xe.splice(r,0,u),Ys.splice(r,0,0),Ks.splice(r,0,0)}Wt("addSeries",r)}function Hc(l,r){r=r??_.length,l=i==1?Yl(l,r,da,ba):Yl(l,r,{},ga),_.splice(r,0,l),Ao(_[r],r)}n.addSeries=Hc;function Fc(l){if(_.splice(l,1),Lt){tt.values.splice(l,1),Ve.splice(l,1);let r=St.splice(l,1)[0];qs(null,r.firstChild),r.remove()}Qt&&(mt.splice(l,1),xe.splice(l,1)[0].remove(),Ys.splice(l,1),Ks.splice(l,1)),Wt("delSeries",l)}n.delSeries=Fc;let _s=[!1,!1,!1,!1];function Ic(l,r){if(l._show=l.show,l.show){let u=l.side%2,h=M[l.scale];h==null&&(l.scale=u?_[1].scale:L,h=M[l.scale]);let p=h.time;l.size=nt(l.size),l.space=nt(l.space),l.rotate=nt(l.rotate),gs(l.incrs)&&l.incrs.forEach(v=>{!bs.has(v)&&bs.set(v,Pa(v))}),l.incrs=nt(l.incrs||(h.distr==2?Yh:p?q==1?Qh:Xh:Ns)),l.splits=nt(l.splits||(p&&h.distr==1?se:h.distr==3?zl:h.distr==4?bd:gd)),l.stroke=nt(l.stroke),l.grid.stroke=nt(l.grid.stroke),l.ticks.stroke=nt(l.ticks.stroke),l.border.stroke=nt(l.border.stroke);let y=l.values;l.values=gs(y)&&!gs(y[0])?nt(y):p?gs(y)?aa(it,ra(y,I)):na(y)?sd(it,y):y||At:y||pd,l.filter=nt(l.filter||(h.distr>=3&&h.log==10?$d:h.distr==3&&h.log==2?vd:Ea)),l.font=xa(l.font),l.labelFont=xa(l.labelFont),l._size=l.size(n,null,r,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(_s[r]=!0,l._el=Re(ih,b))}}function Mn(l,r,u,h){let[p,y,v,T]=u,k=r%2,E=0;return k==0&&(T||y)&&(E=r==0&&!p||r==2&&!v?Nt(ha.size/3):0),k==1&&(p||v)&&(E=r==1&&!y||r==3&&!T?Nt(ma.size/2):0),E}let ko=n.padding=(e.padding||[Mn,Mn,Mn,Mn]).map(l=>nt(ct(l,Mn))),rs=n._padding=ko.map((l,r)=>l(n,r,_s,0)),Gt,Ft=null,It=null,ei=i==1?_[0].idxs:null,De=null,Rn=!1;function _o(l,r){if(t=l??[],n.data=n._data=t,i==2){Gt=0;for(let u=1;u<_.length;u++)Gt+=t[u][0].length}else{t.length==0&&(n.data=n._data=t=[[]]),De=t[0],Gt=De.length;let u=t;if(J==2){u=t.slice();let h=u[0]=Array(Gt);for(let p=0;p<Gt;p++)h[p]=p}n._data=t=u}if(Js(!0),Wt("setData"),J==2&&(Gs=!0),r!==!1){let u=R;u.auto(n,Rn)?Zi():cs(L,u.min,u.max),As=As||H.left>=0,Te=!0,Zs()}}n.setData=_o;function Zi(){Rn=!0;let l,r;i==1&&(Gt>0?(Ft=ei[0]=0,It=ei[1]=Gt-1,l=t[0][Ft],r=t[0][It],J==2?(l=Ft,r=It):l==r&&(J==3?[l,r]=Ri(l,l,R.log,!1):J==4?[l,r]=Zl(l,l,R.log,!1):R.time?r=l+Nt(86400/q):[l,r]=_i(l,r,Xl,!0))):(Ft=ei[0]=l=null,It=ei[1]=r=null)),cs(L,l,r)}let si,Qs,Xi,tl,el,sl,nl,il,ll,ie;function So(l,r,u,h,p,y){l??=Br,u??=eo,h??="butt",p??=Br,y??="round",l!=si&&(g.strokeStyle=si=l),p!=Qs&&(g.fillStyle=Qs=p),r!=Xi&&(g.lineWidth=Xi=r),y!=el&&(g.lineJoin=el=y),h!=sl&&(g.lineCap=sl=h),u!=tl&&g.setLineDash(tl=u)}function Mo(l,r,u,h){r!=Qs&&(g.fillStyle=Qs=r),l!=nl&&(g.font=nl=l),u!=il&&(g.textAlign=il=u),h!=ll&&(g.textBaseline=ll=h)}function ol(l,r,u,h,p=0){if(h.length>0&&l.auto(n,Rn)&&(r==null||r.min==null)){let y=ct(Ft,0),v=ct(It,h.length-1),T=u.min==null?$h(h,y,v,p,l.distr==3):[u.min,u.max];l.min=Be(l.min,u.min=T[0]),l.max=ee(l.max,u.max=T[1])}}let Ro={min:null,max:null};function Bc(){for(let h in M){let p=M[h];B[h]==null&&(p.min==null||B[L]!=null&&p.auto(n,Rn))&&(B[h]=Ro)}for(let h in M){let p=M[h];B[h]==null&&p.from!=null&&B[p.from]!=null&&(B[h]=Ro)}B[L]!=null&&Js(!0);let l={};for(let h in B){let p=B[h];if(p!=null){let y=l[h]=vn(M[h],Rh);if(p.min!=null)Dt(y,p);else if(h!=L||i==2)if(Gt==0&&y.from==null){let v=y.range(n,null,null,h);y.min=v[0],y.max=v[1]}else y.min=gt,y.max=-gt}}if(Gt>0){_.forEach((h,p)=>{if(i==1){let y=h.scale,v=B[y];if(v==null)return;let T=l[y];if(p==0){let k=T.range(n,T.min,T.max,y);T.min=k[0],T.max=k[1],Ft=Ie(T.min,t[0]),It=Ie(T.max,t[0]),It-Ft>1&&(t[0][Ft]<T.min&&Ft++,t[0][It]>T.max&&It--),h.min=De[Ft],h.max=De[It]}else h.show&&h.auto&&ol(T,v,h,t[p],h.sorted);h.idxs[0]=Ft,h.idxs[1]=It}else if(p>0&&h.show&&h.auto){let[y,v]=h.facets,T=y.scale,k=v.scale,[E,C]=t[p],D=l[T],U=l[k];D!=null&&ol(D,B[T],y,E,y.sorted),U!=null&&ol(U,B[k],v,C,v.sorted),h.min=v.min,h.max=v.max}});for(let h in l){let p=l[h],y=B[h];if(p.from==null&&(y==null||y.min==null)){let v=p.range(n,p.min==gt?null:p.min,p.max==-gt?null:p.max,h);p.min=v[0],p.max=v[1]}}}for(let h in l){let p=l[h];if(p.from!=null){let y=l[p.from];if(y.min==null)p.min=p.max=null;else{let v=p.range(n,y.min,y.max,h);p.min=v[0],p.max=v[1]}}}let r={},u=!1;for(let h in l){let p=l[h],y=M[h];if(y.min!=p.min||y.max!=p.max){y.min=p.min,y.max=p.max;let v=y.distr;y._min=v==3?is(y.min):v==4?Ol(y.min,y.asinh):v==100?y.fwd(y.min):y.min,y._max=v==3?is(y.max):v==4?Ol(y.max,y.asinh):v==100?y.fwd(y.max):y.max,r[h]=u=!0}}if(u){_.forEach((h,p)=>{i==2?p>0&&r.y&&(h._paths=null):r[h.scale]&&(h._paths=null)});for(let h in r)Gs=!0,Wt("setScale",h);Qt&&H.left>=0&&(As=Te=!0)}for(let h in B)B[h]=null}function Vc(l){let r=ql(Ft-1,0,Gt-1),u=ql(It+1,0,Gt-1);for(;l[r]==null&&r>0;)r--;for(;l[u]==null&&u<Gt-1;)u++;return[r,u]}function Wc(){if(Gt>0){let l=_.some(r=>r._focus)&&ie!=qe.alpha;l&&(g.globalAlpha=ie=qe.alpha),_.forEach((r,u)=>{if(u>0&&r.show&&(Eo(u,!1),Eo(u,!0),r._paths==null)){let h=ie;ie!=r.alpha&&(g.globalAlpha=ie=r.alpha);let p=i==2?[0,t[u][0].length-1]:Vc(t[u]);r._paths=r.paths(n,u,p[0],p[1]),ie!=h&&(g.globalAlpha=ie=h)}}),_.forEach((r,u)=>{if(u>0&&r.show){let h=ie;ie!=r.alpha&&(g.globalAlpha=ie=r.alpha),r._paths!=null&&Co(u,!1);{let p=r._paths!=null?r._paths.gaps:null,y=r.points.show(n,u,Ft,It,p),v=r.points.filter(n,u,y,p);(y||v)&&(r.points._paths=r.points.paths(n,u,Ft,It,v),Co(u,!0))}ie!=h&&(g.globalAlpha=ie=h),Wt("drawSeries",u)}}),l&&(g.globalAlpha=ie=1)}}function Eo(l,r){let u=r?_[l].points:_[l];u._stroke=u.stroke(n,l),u._fill=u.fill(n,l)}function Co(l,r){let u=r?_[l].points:_[l],{stroke:h,fill:p,clip:y,flags:v,_stroke:T=u._stroke,_fill:k=u._fill,_width:E=u.width}=u._paths;E=bt(E*ht,3);let C=null,D=E%2/2;r&&k==null&&(k=E>0?"#fff":T);let U=u.pxAlign==1&&D>0;if(U&&g.translate(D,D),!r){let ut=ce-E/2,rt=ve-E/2,et=ne+E,z=Pe+E;C=new Path2D,C.rect(ut,rt,et,z)}r?rl(T,E,u.dash,u.cap,k,h,p,v,y):qc(l,T,E,u.dash,u.cap,k,h,p,v,C,y),U&&g.translate(-D,-D)}function qc(l,r,u,h,p,y,v,T,k,E,C){let D=!1;k!=0&&Z.forEach((U,ut)=>{if(U.series[0]==l){let rt=_[U.series[1]],et=t[U.series[1]],z=(rt._paths||Kn).band;gs(z)&&(z=U.dir==1?z[0]:z[1]);let F,vt=null;rt.show&&z&&Th(et,Ft,It)?(vt=U.fill(n,ut)||y,F=rt._paths.clip):z=null,rl(r,u,h,p,vt,v,T,k,E,C,F,z),D=!0}}),D||rl(r,u,h,p,y,v,T,k,E,C)}let Po=Tn|Ul;function rl(l,r,u,h,p,y,v,T,k,E,C,D){So(l,r,u,h,p),(k||E||D)&&(g.save(),k&&g.clip(k),E&&g.clip(E)),D?(T&Po)==Po?(g.clip(D),C&&g.clip(C),ii(p,v),ni(l,y,r)):T&Ul?(ii(p,v),g.clip(D),ni(l,y,r)):T&Tn&&(g.save(),g.clip(D),C&&g.clip(C),ii(p,v),g.restore(),ni(l,y,r)):(ii(p,v),ni(l,y,r)),(k||E||D)&&g.restore()}function ni(l,r,u){u>0&&(r instanceof Map?r.forEach((h,p)=>{g.strokeStyle=si=p,g.stroke(h)}):r!=null&&l&&g.stroke(r))}function ii(l,r){r instanceof Map?r.forEach((u,h)=>{g.fillStyle=Qs=h,g.fill(u)}):r!=null&&l&&g.fill(r)}function zc(l,r,u,h){let p=W[l],y;if(h<=0)y=[0,0];else{let v=p._space=p.space(n,l,r,u,h),T=p._incrs=p.incrs(n,l,r,u,h,v);y=qd(r,u,T,h,v)}return p._found=y}function al(l,r,u,h,p,y,v,T,k,E){let C=v%2/2;O==1&&g.translate(C,C),So(T,v,k,E,T),g.beginPath();let D,U,ut,rt,et=p+(h==0||h==3?-y:y);u==0?(U=p,rt=et):(D=p,ut=et);for(let z=0;z<l.length;z++)r[z]!=null&&(u==0?D=ut=l[z]:U=rt=l[z],g.moveTo(D,U),g.lineTo(ut,rt));g.stroke(),O==1&&g.translate(-C,-C)}function Gc(l){let r=!0;return W.forEach((u,h)=>{if(!u.show)return;let p=M[u.scale];if(p.min==null){u._show&&(r=!1,u._show=!1,Js(!1));return}else u._show||(r=!1,u._show=!0,Js(!1));let y=u.side,v=y%2,{min:T,max:k}=p,[E,C]=zc(h,T,k,v==0?Q:P);if(C==0)return;let D=p.distr==2,U=u._splits=u.splits(n,h,T,k,E,C,D),ut=p.distr==2?U.map(F=>De[F]):U,rt=p.distr==2?De[U[1]]-De[U[0]]:E,et=u._values=u.values(n,u.filter(n,ut,h,C,rt),h,C,rt);u._rotate=y==2?u.rotate(n,et,h,C):0;let z=u._size;u._size=Ee(u.size(n,et,h,l)),z!=null&&u._size!=z&&(r=!1)}),r}function Uc(l){let r=!0;return ko.forEach((u,h)=>{let p=u(n,h,_s,l);p!=rs[h]&&(r=!1),rs[h]=p}),r}function jc(){for(let l=0;l<W.length;l++){let r=W[l];if(!r.show||!r._show)continue;let u=r.side,h=u%2,p,y,v=r.stroke(n,l),T=u==0||u==3?-1:1,[k,E]=r._found;if(r.label!=null){let Xt=r.labelGap*T,de=Nt((r._lpos+Xt)*ht);Mo(r.labelFont[0],v,"center",u==2?"top":Ir),g.save(),h==1?(p=y=0,g.translate(de,Nt(ve+Pe/2)),g.rotate((u==3?-Ai:Ai)/2)):(p=Nt(ce+ne/2),y=de);let Rs=Ma(r.label)?r.label(n,l,k,E):r.label;g.fillText(Rs,p,y),g.restore()}if(E==0)continue;let C=M[r.scale],D=h==0?ne:Pe,U=h==0?ce:ve,ut=r._splits,rt=C.distr==2?ut.map(Xt=>De[Xt]):ut,et=C.distr==2?De[ut[1]]-De[ut[0]]:k,z=r.ticks,F=r.border,vt=z.show?z.size:0,Mt=Nt(vt*ht),qt=Nt((r.alignTo==2?r._size-vt-r.gap:r.gap)*ht),pt=r._rotate*-Ai/180,Rt=V(r._pos*ht),ue=(Mt+qt)*T,Zt=Rt+ue;y=h==0?Zt:0,p=h==1?Zt:0;let Ae=r.font[0],Le=r.align==1?gn:r.align==2?Pl:pt>0?gn:pt<0?Pl:h==0?"center":u==3?Pl:gn,Ue=pt||h==1?"middle":u==2?"top":Ir;Mo(Ae,v,Le,Ue);let he=r.font[1]*r.lineGap,ke=ut.map(Xt=>V(f(Xt,C,D,U))),Oe=r._values;for(let Xt=0;Xt<Oe.length;Xt++){let de=Oe[Xt];if(de!=null){h==0?p=ke[Xt]:y=ke[Xt],de=""+de;let Rs=de.indexOf(`
`)==-1?[de]:de.split(/\n/gm);for(let te=0;te<Rs.length;te++){let Jo=Rs[te];pt?(g.save(),g.translate(p,y+te*he),g.rotate(pt),g.fillText(Jo,0,0),g.restore()):g.fillText(Jo,p,y+te*he)}}}z.show&&al(ke,z.filter(n,rt,l,E,et),h,u,Rt,Mt,bt(z.width*ht,3),z.stroke(n,l),z.dash,z.cap);let je=r.grid;je.show&&al(ke,je.filter(n,rt,l,E,et),h,h==0?2:1,h==0?ve:ce,h==0?Pe:ne,bt(je.width*ht,3),je.stroke(n,l),je.dash,je.cap),F.show&&al([Rt],[1],h==0?1:0,h==0?1:2,h==1?ve:ce,h==1?Pe:ne,bt(F.width*ht,3),F.stroke(n,l),F.dash,F.cap)}Wt("drawAxes")}function Js(l){_.forEach((r,u)=>{u>0&&(r._paths=null,l&&(i==1?(r.min=null,r.max=null):r.facets.forEach(h=>{h.min=null,h.max=null})))})}let li=!1,cl=!1,En=[];function Yc(){cl=!1;for(let l=0;l<En.length;l++)Wt(...En[l]);En.length=0}function Zs(){li||(Nh(Do),li=!0)}function Kc(l,r=!1){li=!0,cl=r,l(n),Do(),r&&En.length>0&&queueMicrotask(Yc)}n.batch=Kc;function Do(){if(Qi&&(Bc(),Qi=!1),Gs&&(Dc(),Gs=!1),Xn){if(xt(x,gn,wt),xt(x,"top",Ot),xt(x,Gn,Q),xt(x,Un,P),xt(S,gn,wt),xt(S,"top",Ot),xt(S,Gn,Q),xt(S,Un,P),xt(b,Gn,ts),xt(b,Un,vs),$.width=Nt(ts*ht),$.height=Nt(vs*ht),W.forEach(({_el:l,_show:r,_size:u,_pos:h,side:p})=>{if(l!=null)if(r){let y=p===3||p===0?u:0,v=p%2==1;xt(l,v?"left":"top",h-y),xt(l,v?"width":"height",u),xt(l,v?"top":"left",v?Ot:wt),xt(l,v?"height":"width",v?P:Q),Vl(l,Hs)}else ge(l,Hs)}),si=Qs=Xi=el=sl=nl=il=ll=tl=null,ie=1,Dn(!0),wt!=zs||Ot!=Ts||Q!=We||P!=xs){Js(!1);let l=Q/We,r=P/xs;if(Qt&&!As&&H.left>=0){H.left*=l,H.top*=r,Xs&&Je(Xs,Nt(H.left),0,Q,P),tn&&Je(tn,0,Nt(H.top),Q,P);for(let u=0;u<xe.length;u++){let h=xe[u];h!=null&&(Ys[u]*=l,Ks[u]*=r,Je(h,Ee(Ys[u]),Ee(Ks[u]),Q,P))}}if($t.show&&!ti&&$t.left>=0&&$t.width>0){$t.left*=l,$t.width*=l,$t.top*=r,$t.height*=r;for(let u in pl)xt(nn,u,$t[u])}zs=wt,Ts=Ot,We=Q,xs=P}Wt("setSize"),Xn=!1}ts>0&&vs>0&&(g.clearRect(0,0,$.width,$.height),Wt("drawClear"),K.forEach(l=>l()),Wt("draw")),$t.show&&ti&&(oi($t),ti=!1),Qt&&As&&(Ms(null,!0,!1),As=!1),tt.show&&tt.live&&Te&&(fl(),Te=!1),d||(d=!0,n.status=1,Wt("ready")),Rn=!1,li=!1}n.redraw=(l,r)=>{Gs=r||!1,l!==!1?cs(L,R.min,R.max):Zs()};function ul(l,r){let u=M[l];if(u.from==null){if(Gt==0){let h=u.range(n,r.min,r.max,l);r.min=h[0],r.max=h[1]}if(r.min>r.max){let h=r.min;r.min=r.max,r.max=h}if(Gt>1&&r.min!=null&&r.max!=null&&r.max-r.min<1e-16)return;l==L&&u.distr==2&&Gt>0&&(r.min=Ie(r.min,t[0]),r.max=Ie(r.max,t[0]),r.min==r.max&&r.max++),B[l]=r,Qi=!0,Zs()}}n.setScale=ul;let hl,dl,Xs,tn,Lo,Oo,en,sn,No,Ho,yt,_t,as=!1,Ut=H.drag,Bt=Ut.x,Vt=Ut.y;Qt&&(H.x&&(hl=Re(oh,S)),H.y&&(dl=Re(rh,S)),R.ori==0?(Xs=hl,tn=dl):(Xs=dl,tn=hl),yt=H.left,_t=H.top);let $t=n.select=Dt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),nn=$t.show?Re(lh,$t.over?S:x):null;function oi(l,r){if($t.show){for(let u in l)$t[u]=l[u],u in pl&&xt(nn,u,l[u]);r!==!1&&Wt("setSelect")}}n.setSelect=oi;function Qc(l){if(_[l].show)Lt&&Vl(St[l],Hs);else if(Lt&&ge(St[l],Hs),Qt){let u=js?xe[0]:xe[l];u!=null&&Je(u,-10,-10,Q,P)}}function cs(l,r,u){ul(l,{min:r,max:u})}function ze(l,r,u,h){r.focus!=null&&eu(l),r.show!=null&&_.forEach((p,y)=>{y>0&&(l==y||l==null)&&(p.show=r.show,Qc(y),i==2?(cs(p.facets[0].scale,null,null),cs(p.facets[1].scale,null,null)):cs(p.scale,null,null),Zs())}),u!==!1&&Wt("setSeries",l,r),h&&Ln("setSeries",n,l,r)}n.setSeries=ze;function Jc(l,r){Dt(Z[l],r)}function Zc(l,r){l.fill=nt(l.fill||null),l.dir=ct(l.dir,-1),r=r??Z.length,Z.splice(r,0,l)}function Xc(l){l==null?Z.length=0:Z.splice(l,1)}n.addBand=Zc,n.setBand=Jc,n.delBand=Xc;function tu(l,r){_[l].alpha=r,Qt&&xe[l]!=null&&(xe[l].style.opacity=r),Lt&&St[l]&&(St[l].style.opacity=r)}let es,us,Ss,ln={focus:!0};function eu(l){if(l!=Ss){let r=l==null,u=qe.alpha!=1;_.forEach((h,p)=>{if(i==1||p>0){let y=r||p==0||p==l;h._focus=r?null:y,u&&tu(p,y?1:qe.alpha)}}),Ss=l,u&&Zs()}}Lt&&Us&&Jt(qr,dt,l=>{H._lock||(ks(l),Ss!=null&&ze(null,ln,!0,Pt.setSeries))});function Ge(l,r,u){let h=M[r];u&&(l=l/ht-(h.ori==1?Ot:wt));let p=Q;h.ori==1&&(p=P,l=p-l),h.dir==-1&&(l=p-l);let y=h._min,v=h._max,T=l/p,k=y+(v-y)*T,E=h.distr;return E==3?yn(10,k):E==4?Ah(k,h.asinh):E==100?h.bwd(k):k}function su(l,r){let u=Ge(l,L,r);return Ie(u,t[0],Ft,It)}n.valToIdx=l=>Ie(l,t[0]),n.posToIdx=su,n.posToVal=Ge,n.valToPos=(l,r,u)=>M[r].ori==0?o(l,M[r],u?ne:Q,u?ce:0):a(l,M[r],u?Pe:P,u?ve:0),n.setCursor=(l,r,u)=>{yt=l.left,_t=l.top,Ms(null,r,u)};function Fo(l,r){xt(nn,gn,$t.left=l),xt(nn,Gn,$t.width=r)}function Io(l,r){xt(nn,"top",$t.top=l),xt(nn,Un,$t.height=r)}let Cn=R.ori==0?Fo:Io,Pn=R.ori==1?Fo:Io;function nu(){if(Lt&&tt.live)for(let l=i==2?1:0;l<_.length;l++){if(l==0&&$e)continue;let r=tt.values[l],u=0;for(let h in r)Ve[l][u++].firstChild.nodeValue=r[h]}}function fl(l,r){if(l!=null&&(l.idxs?l.idxs.forEach((u,h)=>{mt[h]=u}):Mh(l.idx)||mt.fill(l.idx),tt.idx=mt[0]),Lt&&tt.live){for(let u=0;u<_.length;u++)(u>0||i==1&&!$e)&&iu(u,mt[u]);nu()}Te=!1,r!==!1&&Wt("setLegend")}n.setLegend=fl;function iu(l,r){let u=_[l],h=l==0&&J==2?De:t[l],p;$e?p=u.values(n,l,r)??os:(p=u.value(n,r==null?null:h[r],l,r),p=p==null?os:{_:p}),tt.values[l]=p}function Ms(l,r,u){No=yt,Ho=_t,[yt,_t]=H.move(n,yt,_t),H.left=yt,H.top=_t,Qt&&(Xs&&Je(Xs,Nt(yt),0,Q,P),tn&&Je(tn,0,Nt(_t),Q,P));let h,p=Ft>It;es=gt,us=null;let y=R.ori==0?Q:P,v=R.ori==1?Q:P;if(yt<0||Gt==0||p){h=H.idx=null;for(let T=0;T<_.length;T++){let k=xe[T];k!=null&&Je(k,-10,-10,Q,P)}Us&&ze(null,ln,!0,l==null&&Pt.setSeries),tt.live&&(mt.fill(h),Te=!0)}else{let T,k,E;i==1&&(T=R.ori==0?yt:_t,k=Ge(T,L),h=H.idx=Ie(k,t[0],Ft,It),E=N(t[0][h],R,y,0));let C=-10,D=-10,U=0,ut=0,rt=!0,et="",z="";for(let F=i==2?1:0;F<_.length;F++){let vt=_[F],Mt=mt[F],qt=Mt==null?null:i==1?t[F][Mt]:t[F][1][Mt],pt=H.dataIdx(n,F,h,k),Rt=pt==null?null:i==1?t[F][pt]:t[F][1][pt];if(Te=Te||Rt!=qt||pt!=Mt,mt[F]=pt,F>0&&vt.show){let ue=pt==null?-10:pt==h?E:N(i==1?t[0][pt]:t[F][0][pt],R,y,0),Zt=Rt==null?-10:G(Rt,i==1?M[vt.scale]:M[vt.facets[1].scale],v,0);if(Us&&Rt!=null){let Ae=R.ori==1?yt:_t,Le=Ht(qe.dist(n,F,pt,Zt,Ae));if(Le<es){let Ue=qe.bias;if(Ue!=0){let he=Ge(Ae,vt.scale),ke=Rt>=0?1:-1,Oe=he>=0?1:-1;Oe==ke&&(Oe==1?Ue==1?Rt>=he:Rt<=he:Ue==1?Rt<=he:Rt>=he)&&(es=Le,us=F)}else es=Le,us=F}}if(Te||js){let Ae,Le;R.ori==0?(Ae=ue,Le=Zt):(Ae=Zt,Le=ue);let Ue,he,ke,Oe,je,Xt,de=!0,Rs=Kt.bbox;if(Rs!=null){de=!1;let te=Rs(n,F);ke=te.left,Oe=te.top,Ue=te.width,he=te.height}else ke=Ae,Oe=Le,Ue=he=Kt.size(n,F);if(Xt=Kt.fill(n,F),je=Kt.stroke(n,F),js)F==us&&es<=qe.prox&&(C=ke,D=Oe,U=Ue,ut=he,rt=de,et=Xt,z=je);else{let te=xe[F];te!=null&&(Ys[F]=ke,Ks[F]=Oe,Qr(te,Ue,he,de),Yr(te,Xt,je),Je(te,Ee(ke),Ee(Oe),Q,P))}}}}if(js){let F=qe.prox,vt=Ss==null?es<=F:es>F||us!=Ss;if(Te||vt){let Mt=xe[0];Mt!=null&&(Ys[0]=C,Ks[0]=D,Qr(Mt,U,ut,rt),Yr(Mt,et,z),Je(Mt,Ee(C),Ee(D),Q,P))}}}if($t.show&&as)if(l!=null){let[T,k]=Pt.scales,[E,C]=Pt.match,[D,U]=l.cursor.sync.scales,ut=l.cursor.drag;if(Bt=ut._x,Vt=ut._y,Bt||Vt){let{left:rt,top:et,width:z,height:F}=l.select,vt=l.scales[D].ori,Mt=l.posToVal,qt,pt,Rt,ue,Zt,Ae=T!=null&&E(T,D),Le=k!=null&&C(k,U);Ae&&Bt?(vt==0?(qt=rt,pt=z):(qt=et,pt=F),Rt=M[T],ue=N(Mt(qt,D),Rt,y,0),Zt=N(Mt(qt+pt,D),Rt,y,0),Cn(Be(ue,Zt),Ht(Zt-ue))):Cn(0,y),Le&&Vt?(vt==1?(qt=rt,pt=z):(qt=et,pt=F),Rt=M[k],ue=G(Mt(qt,U),Rt,v,0),Zt=G(Mt(qt+pt,U),Rt,v,0),Pn(Be(ue,Zt),Ht(Zt-ue))):Pn(0,v)}else gl()}else{let T=Ht(No-Lo),k=Ht(Ho-Oo);if(R.ori==1){let U=T;T=k,k=U}Bt=Ut.x&&T>=Ut.dist,Vt=Ut.y&&k>=Ut.dist;let E=Ut.uni;E!=null?Bt&&Vt&&(Bt=T>=E,Vt=k>=E,!Bt&&!Vt&&(k>T?Vt=!0:Bt=!0)):Ut.x&&Ut.y&&(Bt||Vt)&&(Bt=Vt=!0);let C,D;Bt&&(R.ori==0?(C=en,D=yt):(C=sn,D=_t),Cn(Be(C,D),Ht(D-C)),Vt||Pn(0,v)),Vt&&(R.ori==1?(C=en,D=yt):(C=sn,D=_t),Pn(Be(C,D),Ht(D-C)),Bt||Cn(0,y)),!Bt&&!Vt&&(Cn(0,0),Pn(0,0))}if(Ut._x=Bt,Ut._y=Vt,l==null){if(u){if(Qo!=null){let[T,k]=Pt.scales;Pt.values[0]=T!=null?Ge(R.ori==0?yt:_t,T):null,Pt.values[1]=k!=null?Ge(R.ori==1?yt:_t,k):null}Ln(Dl,n,yt,_t,Q,P,h)}if(Us){let T=u&&Pt.setSeries,k=qe.prox;Ss==null?es<=k&&ze(us,ln,!0,T):es>k?ze(null,ln,!0,T):us!=Ss&&ze(us,ln,!0,T)}}Te&&(tt.idx=h,fl()),r!==!1&&Wt("setCursor")}let hs=null;Object.defineProperty(n,"rect",{get(){return hs==null&&Dn(!1),hs}});function Dn(l=!1){l?hs=null:(hs=S.getBoundingClientRect(),Wt("syncRect",hs))}function Bo(l,r,u,h,p,y,v){H._lock||as&&l!=null&&l.movementX==0&&l.movementY==0||(ml(l,r,u,h,p,y,v,!1,l!=null),l!=null?Ms(null,!0,!0):Ms(r,!0,!1))}function ml(l,r,u,h,p,y,v,T,k){if(hs==null&&Dn(!1),ks(l),l!=null)u=l.clientX-hs.left,h=l.clientY-hs.top;else{if(u<0||h<0){yt=-10,_t=-10;return}let[E,C]=Pt.scales,D=r.cursor.sync,[U,ut]=D.values,[rt,et]=D.scales,[z,F]=Pt.match,vt=r.axes[0].side%2==1,Mt=R.ori==0?Q:P,qt=R.ori==1?Q:P,pt=vt?y:p,Rt=vt?p:y,ue=vt?h:u,Zt=vt?u:h;if(rt!=null?u=z(E,rt)?f(U,M[E],Mt,0):-10:u=Mt*(ue/pt),et!=null?h=F(C,et)?f(ut,M[C],qt,0):-10:h=qt*(Zt/Rt),R.ori==1){let Ae=u;u=h,h=Ae}}k&&(r==null||r.cursor.event.type==Dl)&&((u<=1||u>=Q-1)&&(u=Os(u,Q)),(h<=1||h>=P-1)&&(h=Os(h,P))),T?(Lo=u,Oo=h,[en,sn]=H.move(n,u,h)):(yt=u,_t=h)}let pl={width:0,height:0,left:0,top:0};function gl(){oi(pl,!1)}let Vo,Wo,qo,zo;function Go(l,r,u,h,p,y,v){as=!0,Bt=Vt=Ut._x=Ut._y=!1,ml(l,r,u,h,p,y,v,!0,!1),l!=null&&(Jt(Ll,Il,Uo,!1),Ln(Vr,n,en,sn,Q,P,null));let{left:T,top:k,width:E,height:C}=$t;Vo=T,Wo=k,qo=E,zo=C}function Uo(l,r,u,h,p,y,v){as=Ut._x=Ut._y=!1,ml(l,r,u,h,p,y,v,!1,!0);let{left:T,top:k,width:E,height:C}=$t,D=E>0||C>0,U=Vo!=T||Wo!=k||qo!=E||zo!=C;if(D&&U&&oi($t),Ut.setScale&&D&&U){let ut=T,rt=E,et=k,z=C;if(R.ori==1&&(ut=k,rt=C,et=T,z=E),Bt&&cs(L,Ge(ut,L),Ge(ut+rt,L)),Vt)for(let F in M){let vt=M[F];F!=L&&vt.from==null&&vt.min!=gt&&cs(F,Ge(et+z,F),Ge(et,F))}gl()}else H.lock&&(H._lock=!H._lock,Ms(r,!0,l!=null));l!=null&&(qs(Ll,Il),Ln(Ll,n,yt,_t,Q,P,null))}function lu(l,r,u,h,p,y,v){if(H._lock)return;ks(l);let T=as;if(as){let k=!0,E=!0,C=10,D,U;R.ori==0?(D=Bt,U=Vt):(D=Vt,U=Bt),D&&U&&(k=yt<=C||yt>=Q-C,E=_t<=C||_t>=P-C),D&&k&&(yt=yt<en?0:Q),U&&E&&(_t=_t<sn?0:P),Ms(null,!0,!0),as=!1}yt=-10,_t=-10,mt.fill(null),Ms(null,!0,!0),T&&(as=T)}function jo(l,r,u,h,p,y,v){H._lock||(ks(l),Zi(),gl(),l!=null&&Ln(zr,n,yt,_t,Q,P,null))}function Yo(){W.forEach(zd),Ji(n.width,n.height,!0)}Fs(ki,wn,Yo);let on={};on.mousedown=Go,on.mousemove=Bo,on.mouseup=Uo,on.dblclick=jo,on.setSeries=(l,r,u,h)=>{let p=Pt.match[2];u=p(n,r,u),u!=-1&&ze(u,h,!0,!1)},Qt&&(Jt(Vr,S,Go),Jt(Dl,S,Bo),Jt(Wr,S,l=>{ks(l),Dn(!1)}),Jt(qr,S,lu),Jt(zr,S,jo),jl.add(n),n.syncRect=Dn);let ri=n.hooks=e.hooks||{};function Wt(l,r,u){cl?En.push([l,r,u]):l in ri&&ri[l].forEach(h=>{h.call(null,n,r,u)})}(e.plugins||[]).forEach(l=>{for(let r in l.hooks)ri[r]=(ri[r]||[]).concat(l.hooks[r])});let Ko=(l,r,u)=>u,Pt=Dt({key:null,setSeries:!1,filters:{pub:ea,sub:ea},scales:[L,_[1]?_[1].scale:null],match:[sa,sa,Ko],values:[null,null]},H.sync);Pt.match.length==2&&Pt.match.push(Ko),H.sync=Pt;let Qo=Pt.key,bl=Za(Qo);function Ln(l,r,u,h,p,y,v){Pt.filters.pub(l,r,u,h,p,y,v)&&bl.pub(l,r,u,h,p,y,v)}bl.sub(n);function ou(l,r,u,h,p,y,v){Pt.filters.sub(l,r,u,h,p,y,v)&&on[l](null,r,u,h,p,y,v)}n.pub=ou;function ru(){bl.unsub(n),jl.delete(n),$s.clear(),Wl(ki,wn,Yo),m.remove(),dt?.remove(),Wt("destroy")}n.destroy=ru;function wl(){Wt("init",e,t),_o(t||e.data,!1),B[L]?ul(L,B[L]):Zi(),ti=$t.show&&($t.width>0||$t.height>0),As=Te=!0,Ji(e.width,e.height)}return _.forEach(Ao),W.forEach(Ic),s?s instanceof HTMLElement?(s.appendChild(m),wl()):s(n,wl):wl(),n}Yt.assign=Dt;Yt.fmtNum=to;Yt.rangeNum=_i;Yt.rangeLog=Ri;Yt.rangeAsinh=Zl;Yt.orient=Bs;Yt.pxRatio=ht;Yt.join=Oh;Yt.fmtDate=so,Yt.tzDate=Uh;Yt.sync=Za;{Yt.addGap=Md,Yt.clipGaps=Pi;let e=Yt.paths={points:ic};e.linear=oc,e.stepped=Cd,e.bars=Pd,e.spline=Ld}function Ni(e,t){let s=document.createElement("i");(e.parentElement??e).append(s);let n=getComputedStyle(e),i=new Map(t.map(o=>(s.style.color=n.getPropertyValue(o),[o,getComputedStyle(s).color])));return s.remove(),i}var uc=220,Gd=[1,2,7,14,28,56,112,364].map(e=>e*86400),ws=class{#t=null;#e;#n=null;#s=null;show(t,s){return w`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${s}
      ${Vn(n=>this.#l(n,t))}></div>`}#l(t,s){if(!t){this.#n?.disconnect(),this.#t?.destroy(),this.#t=null,this.#e=void 0;return}t===this.#e&&s===this.#s||(this.#e=t,this.#s=s,requestAnimationFrame(()=>this.#i(t,s)))}#i(t,s){t!==this.#e||s!==this.#s||!t.isConnected||(this.#t?.destroy(),this.#t=new Yt(Ud(t,s),[[...s.at],...s.lines.map(n=>[...n.values])],t),this.#n?.disconnect(),this.#n=new ResizeObserver(()=>this.#t?.setSize({width:t.clientWidth,height:uc})),this.#n.observe(t))}};function Ud(e,t){let s=Ni(e,["--ink-soft","--line",...t.lines.map(f=>f.colour)]),n=f=>s.get(f)??"",i=t.shown??(f=>j(f)),o=new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short"}),a={stroke:n("--ink-soft"),grid:{stroke:n("--line"),width:1},ticks:{stroke:n("--line"),width:1}};return{width:e.clientWidth||600,height:uc,cursor:{drag:{x:!1,y:!1}},scales:{x:{time:!0},y:{range:(f,d,m)=>[0,t.most??Math.max(m*1.1,1)]}},axes:[{...a,values:(f,d)=>d.map(m=>o.format(m*1e3)),space:80,incrs:Gd},{...a,values:(f,d)=>d.map(m=>Number.isInteger(m)||t.most?i(m):""),size:56}],series:[{label:c("Day"),value:(f,d)=>d===null?"":o.format(d*1e3)},...t.lines.map(f=>({label:f.name,stroke:n(f.colour),width:2,spanGaps:!0,points:{show:t.at.length<40,size:5},...f.dashed?{dash:[5,4]}:{},...f.filled?{fill:`${n(f.colour).replace("rgb(","rgba(").replace(")",", .12)")}`}:{},value:(d,m)=>m===null?"–":i(m)}))]}}var jd=5;function Yd(e){let t=[e.by_agent,e.by_queue,e.by_week,e.by_question];return[e.all,...t.flatMap(s=>Object.values(s))].some(s=>s.left_out>0)}function hc(e){let t=e.count>0&&e.count<jd;return w`${t?w`<span class="tag warn small">${c("few")}</span> `:A}
  ${e.left_out?w`<span class="tag small">${c("{n} left out",{n:e.left_out})}</span> `:A}
  ${j(e.count)}`}var dc=e=>e===null?"–":j(e),Hi=class{#t;#e=new pn(83,()=>{this.#c()});#n=null;#s="";#l=new ws;#i={at:[],lines:[],most:1,shown:Et};constructor(t){this.#t=t,this.#c()}show(){let t=this.#n,s=this.#t.names;return w` <div class="card filters">
        <div class="row">
          ${this.#e.fields(this.#t)}
          <a class="button plain" href=${`${lt}/averages?${this.#e.query()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!t||this.#s?Me(this.#s,()=>{this.#c()}):t.all.count?w` <section class="card figures-row" aria-label=${c("In short")}>
                  <div class="figure">
                    <b class="number">${Et(t.all.mean)}</b
                    ><span class="soft">${c("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.all.count+t.all.left_out)}</b
                    ><span class="soft">${c("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${dc(t.all.fatal)}</b><span class="soft">${c("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.by_hand)}</b
                    ><span class="soft">${c("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${Yd(t)?w`<p class="hint small">
                        ${c("“left out”: you are yet to assess these calls, and so few of them, or what remains when means are subtracted, would tell what others gave. They count for you when your own assessments are submitted.")}
                      </p>`:A}
                ${this.#i.at.length<2?A:w`<section class="card">
                        <h2>${c("By week")}</h2>
                        ${this.#l.show(this.#i,c("Quality by week; the table below has the same numbers."))}
                      </section>`}
                <div class="columns">
                  ${this.#a(c("By agent"),c("Agent"),t.by_agent,n=>pe(this.#t,n))}
                  ${this.#a(c("By queue"),c("Queue"),t.by_queue,n=>zt(s.queues,n,"–"))}
                  ${this.#a(c("By week"),c("Week"),t.by_week,fs)}
                </div>
                ${this.#o(t)}`:Qe(c("No drawn call was assessed in this time."))}`}#a(t,s,n,i){return w`<section class="card">
      <h2>${t}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${s}</th>
              <th class="number">${c("Quality")}</th>
              <th class="number">${c("Calls")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(n).map(([o,a])=>w`<tr>
                  <td>
                    <bdi>${i(o)}</bdi>
                    ${a.fatal?w`<span class="tag bad small">${hn("{n} fatal","{n} fatal errors",a.fatal)}</span>`:A}
                  </td>
                  <td class="number">${Et(a.mean)}</td>
                  <td class="number">${hc(a)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#o(t){let s=Object.values(t.by_question).sort((n,i)=>(n.mean??2)-(i.mean??2));return w`<section class="card">
      <h2>${c("By question, the weakest first")}</h2>
      <div class="scroll">
        <table class="questions">
          <thead>
            <tr>
              <th>${c("Question")}</th>
              <th>${c("Share of the best mark")}</th>
              <th class="number">${c("Applied")}</th>
              <th class="number">${c("Fatal")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.map(n=>w`<tr>
                  <td>${jt(n.text,"?")}</td>
                  <td>
                    ${n.mean===null?Et(n.mean):w`<span class="share"
                            ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                              <rect class="share-ground" width="100" height="12"></rect>
                              <rect class="share-fill" width=${n.mean*100} height="12"></rect></svg
                            ><b class="number">${Et(n.mean)}</b></span
                          >`}
                  </td>
                  <td class="number">${hc(n)}</td>
                  <td class="number">${dc(n.fatal)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}async#c(){this.#s="";let t=await Tt(()=>at.get(`${lt}/averages?${this.#e.query()}`),s=>this.#s=s);if(t){this.#n=t.body;let s=Object.entries(t.body.by_week);this.#i={at:s.map(([n])=>dn(n)),lines:[{name:c("Quality"),colour:"--accent",values:s.map(([,n])=>n.mean),filled:!0}],most:1,shown:Et}}this.#t.redraw()}};var Kd=["caller","agent","line","here","note","hold","pause","digits"],Qd=["caller","agent"];function mc(e,t,s,n,i){let o=window.devicePixelRatio||1,[a,f]=[e.clientWidth,e.clientHeight];if(!a||!f)return;e.width!==Math.round(a*o)&&(e.width=Math.round(a*o)),e.height!==Math.round(f*o)&&(e.height=Math.round(f*o));let d=e.getContext("2d");if(!d)return;let m=Ni(e,Kd.map(b=>`--wave-${b}`)),$=b=>m.get(`--wave-${b}`)??"";d.setTransform(o,0,0,o,0,0),d.clearRect(0,0,a,f);let g=b=>b/t.seconds*a;for(let b of s.gaps){d.fillStyle=$(b.why);let x=b.side==="both"?[0,f]:b.side==="caller"?[0,f/2]:[f/2,f/2];d.fillRect(g(b.begins),x[0],Math.max(g(b.ends)-g(b.begins),2),x[1])}for(let b of Qd)Jd(d,t[b],b,{width:a,height:f,played:g(i),colour:$});d.strokeStyle=$("line"),d.lineWidth=1;for(let b of s.segments.slice(1))fc(d,g(b.begins),f,[4,3]);d.fillStyle=$("note");for(let b of n)d.beginPath(),d.moveTo(g(b.at)-5,0),d.lineTo(g(b.at)+5,0),d.lineTo(g(b.at),9),d.fill();d.strokeStyle=$("here"),d.lineWidth=2,fc(d,g(i),f,[])}function Jd(e,t,s,n){let i=n.height/2,o=s==="caller"?-1:1,a=Math.max(10,...t),f=n.width/t.length;e.fillStyle=n.colour(s),t.forEach((d,m)=>{let $=Math.max(1,d/a*i*.92);e.globalAlpha=m*f<=n.played?1:.55,e.fillRect(m*f,o<0?i-1-$:i+1,Math.max(f*.8,.6),$)}),e.globalAlpha=1}function fc(e,t,s,n){e.setLineDash(n),e.beginPath(),e.moveTo(t,0),e.lineTo(t,s),e.stroke(),e.setLineDash([])}var Zd=[.75,1,1.25,1.5,2],Fi=5,Xd={hold:()=>c("On hold"),pause:()=>c("Recording paused"),digits:()=>c("Keyed digits, left out")},Ii=class{#t=new Audio;#e=null;#n;#s=!1;#l=null;#i;#a;#o;#c;#r;notes=[];constructor(t,s,n,i,o){this.#r=i,this.#i=t,this.#a=s,this.#o=n,this.#c=o,this.#t.preload="auto";for(let a of["play","pause","ended","ratechange","error"])this.#t.addEventListener(a,()=>this.#m());this.#t.addEventListener("timeupdate",()=>this.#m())}get time(){return this.#t.currentTime}get loaded(){return this.#t.src!==""}seek(t){this.loaded&&(this.#t.currentTime=Math.min(Math.max(t,0),Math.max(this.#o.seconds-.05,0)),this.#m())}stop(){this.#t.pause(),this.#t.removeAttribute("src"),this.#l?.disconnect()}key(t){let n={ArrowLeft:()=>this.seek(this.time-Fi),ArrowRight:()=>this.seek(this.time+Fi),Home:()=>this.seek(0),End:()=>this.seek(this.#o.seconds)," ":()=>this.#d()}[t.key];return!n||!this.loaded?!1:(t.preventDefault(),n(),!0)}show(){if(!this.loaded)return w`<div class="listen row">
        <button @click=${()=>{this.#u()}} ?disabled=${this.#s}>${c("Listen")}</button>
        <span class="soft small"
          >${c("{time} long. Who listens is written into the access log.",{time:Ct(this.#o.seconds)})}</span
        >
      </div>`;let t=!this.#t.paused&&!this.#t.ended;return w` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${c("Caller")}</span><span>${c("Agent")}</span></div>
        <canvas
          ${Vn(s=>this.#h(s))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${c("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#o.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${c("{time} of {whole}",{time:Ct(this.time),whole:Ct(this.#o.seconds)})}
          @click=${s=>this.#p(s)}
          @keydown=${s=>this.key(s)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${()=>this.seek(this.time-Fi)} aria-label=${`−5 s: ${c("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${()=>this.#d()}>${t?c("Pause"):c("Play")}</button>
        <button class="plain" @click=${()=>this.seek(this.time+Fi)} aria-label=${`+5 s: ${c("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${Ct(this.time)} / ${Ct(this.#o.seconds)}</span>
        <label class="speed"
          >${c("Speed")}
          <select
            @change=${s=>this.#t.playbackRate=Number(s.target.value)}>
            ${Zd.map(s=>w`<option value=${s} ?selected=${s===this.#t.playbackRate}>${s}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#t.error?w`<p class="trouble" role="alert">${c("The sound cannot be played. Load the page again.")}</p>`:A}
      ${this.#f()}`}#f(){let{segments:t,gaps:s}=this.#o,n=[...t.map((i,o)=>({at:i.begins,what:o?c("Goes on with {who}",{who:this.#r(i.agent)}):c("Talk with {who}",{who:this.#r(i.agent)}),kind:"talk"})),...s.map(i=>({at:i.begins,what:`${Xd[i.why]?.()??i.why} · ${Ct(i.ends-i.begins)}`,kind:i.why}))].sort((i,o)=>i.at-o.at);return w`<ul class="marks" aria-label=${c("What happened in the call")}>
      ${n.map(i=>w`<li>
            <button class="plain small mark-${i.kind}" @click=${()=>this.seek(i.at)}>
              <span class="number">${Ct(i.at)}</span> ${i.what}
            </button>
          </li>`)}
    </ul>`}async#u(){this.#s=!0,this.#c();let t=encodeURIComponent(this.#a),s=await Tt(()=>at.get(`${this.#i}/shape?why=${t}`));this.#s=!1,s&&(this.#e=s.body,this.#t.src=`${this.#i}/audio?why=${t}`),this.#c()}#d(){this.#t.paused?this.#t.play().catch(()=>this.#m()):this.#t.pause()}#p(t){let s=t.currentTarget.getBoundingClientRect();this.seek((t.clientX-s.left)/s.width*this.#o.seconds)}#h(t){if(!t||t===this.#n)return this.#g();this.#n=t,this.#l?.disconnect(),this.#l=new ResizeObserver(()=>this.#g()),this.#l.observe(t)}#m(){this.#g(),this.#c()}#g(){this.#n&&this.#e&&mc(this.#n,this.#e,this.#o,this.notes,this.time)}};var tf=900,Bi=class{marks;words;notes;state="saved";#t;#e=0;#n=Promise.resolve(!0);#s;#l;#i;constructor(t,s,n,i){this.#t=t,this.marks={...t.marks},this.words=t.words,this.notes=[...t.notes],this.#i=s,this.#s=n,this.#l=i}get id(){return this.#t.id}leave(){clearTimeout(this.#e),this.state==="changed"&&this.#d()}show(){let t=this.#t,n=t.form.sections.flatMap(i=>i.questions.map(o=>`${i.key}.${o.key}`)).filter(i=>!(i in this.marks)).length;return w`<section class="card sheet" aria-label=${c("Assessment")}>
      <div class="row between">
        <h2>${jt(t.form.title,t.form.key)}</h2>
        <span class="row"
          >${ps(t.quality,t.fatal.length)}<span class="soft small" role="status"
            >${this.#a()}</span
          ></span
        >
      </div>
      ${t.purpose==="calibration"?w`<p class="hint small">${c("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>`:A}
      ${t.form.sections.map(i=>w`<div class="sheet-section">
            <h3>${jt(i.title,i.key)}</h3>
            ${i.questions.map(o=>this.#o(`${i.key}.${o.key}`,o))}
          </div>`)}
      ${this.#c()}
      <label
        >${c("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${i=>{this.words=i.target.value,this.#u()}}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${n?hn("{n} question is not answered yet","{n} questions are not answered yet",n):c("Everything is answered.")}</span
        >
        <button ?disabled=${n>0} @click=${()=>{this.#m()}}>${c("Submit")}</button>
      </div>
    </section>`}#a(){return{saved:c("draft saved"),changed:c("not saved yet"),saving:c("saving…"),trouble:c("could not be saved")}[this.state]}#o(t,s){let n=Array.from({length:s.best+1},(a,f)=>f),i=this.marks[t],o=(a,f)=>w`<label class="mark ${i===a?"given":""}">
        <input
          type="radio"
          name=${`m${this.id}-${t}`}
          .checked=${i===a}
          @change=${()=>this.#f(t,a)} />
        <span>${f}</span></label
      >`;return w`<fieldset class="question">
      <legend>
        ${jt(s.text,s.key)}
        ${s.fatal?w`<span class="tag bad">${c("0 is fatal")}</span>`:A}
        <span class="soft small number">×${j(s.weight,s.weight%1?1:0)}</span>
      </legend>
      ${jt(s.help,"")?w`<p class="soft small">${jt(s.help,"")}</p>`:A}
      <div class="marks-row">
        ${n.map(a=>o(a,String(a)))}
        ${s.not_applicable?o(null,c("does not apply")):A}
      </div>
    </fieldset>`}#c(){let t=this.#i();return w`<div class="sheet-section">
      <div class="row between">
        <h3>${c("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!t?.loaded} @click=${()=>this.#r()}>
          ${t?.loaded?c("Note at {time}",{time:Ct(t.time)}):c("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map((s,n)=>w`<div class="note">
            <button
              class="quiet number"
              @click=${()=>t?.seek(s.at)}
              aria-label=${c("Go to {time}",{time:Ct(s.at)})}>
              ${Ct(s.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${c("Note at {time}",{time:Ct(s.at)})}
              .value=${s.text}
              @input=${i=>{let o=i.target.value;this.notes=this.notes.map((a,f)=>f===n?{...a,text:o}:a),this.#u()}} />
            <button
              class="quiet"
              aria-label=${c("Take the note at {time} away",{time:Ct(s.at)})}
              @click=${()=>{this.notes=this.notes.filter((i,o)=>o!==n),this.#u()}}>
              ✕
            </button>
          </div>`)}
    </div>`}#r(){let t=Math.round((this.#i()?.time??0)*10)/10;this.notes=[...this.notes,{at:t,text:""}].sort((s,n)=>s.at-n.at),this.#u()}#f(t,s){this.marks={...this.marks,[t]:s},this.#u()}#u(){this.state="changed",clearTimeout(this.#e),this.#e=window.setTimeout(()=>{this.#d()},tf),this.#s()}async#d(){return clearTimeout(this.#e),await this.#n,this.#n=this.#p(),this.#n}async#p(){this.state="saving",this.#s();let{marks:t,words:s,notes:n}=this;try{let i={saved:this.#t.saved,marks:t,words:s,notes:n},o=(await at.put(`${lt}/assessments/${this.id}`,i)).body;this.#t={...this.#t,...o},this.marks===t&&this.words===s&&this.notes===n&&(this.state="saved")}catch(i){this.state="trouble",me(qn(i),"trouble"),(!(i instanceof le)||i.status===0||i.status>=500)&&(this.#e=window.setTimeout(()=>{this.#d()},5e3))}return this.#s(),this.#h()}#h(){return this.state==="saved"}async#m(){if(!await this.#d())return;await Tt(()=>at.post(`${lt}/assessments/${this.id}/submit`,{saved:this.#t.saved}))&&(me(c("Submitted. The agent can see it now.")),this.#l())}};function Vi(e,t){return w` ${e.form.sections.map(s=>w`<table class="small told">
        <caption>
          ${jt(s.title,s.key)}
        </caption>
        <tbody>
          ${s.questions.map(n=>{let i=`${s.key}.${n.key}`,o=e.marks[i];return w`<tr>
              <td>
                ${jt(n.text,n.key)}
                ${e.fatal.includes(i)?w`<span class="tag bad">${c("fatal error")}</span>`:A}
              </td>
              <td class="number nowrap">
                ${o==null?w`<span class="soft">${c("does not apply")}</span>`:w`<bdi dir="ltr">${o} / ${n.best}</bdi>`}
              </td>
            </tr>`})}
        </tbody>
      </table>`)}
  ${e.words?w`<blockquote dir="auto">${e.words}</blockquote>`:A}
  ${e.notes.length?w`<ul class="plain-list small">
          ${e.notes.map(s=>w`<li>
                ${t?w`<button class="quiet number" @click=${()=>t(s.at)}>${Ct(s.at)}</button>`:w`<span class="number soft">${Ct(s.at)}</span>`}
                <bdi>${s.text}</bdi>
              </li>`)}
        </ul>`:A}`}function Wi(e){let t={acknowledged:()=>c("has read it"),disputed:()=>c("disputes it"),kept:()=>c("keeps it"),changed:()=>c("changes it")};return e.length?w`<ol class="plain-list replies" aria-label=${c("What was said to it")}>
    ${e.map(s=>w`<li>
          <span class="soft small">${Se(s.at)} · <bdi>${s.by}</bdi> ${t[s.how]()}</span>
          ${s.text?w`<p dir="auto">${s.text}</p>`:A}
        </li>`)}
  </ol>`:A}var qi=class{#t;#e;#n=null;#s=null;#l=null;#i="";constructor(t,s){this.#t=t,this.#e=s,this.#h()}leave(){this.#s?.stop(),this.#l?.leave()}show(){let t=this.#n;if(!t)return Me(this.#i,()=>{this.#h()});let s=t.assessments.find(n=>n.id===this.#l?.id);return this.#s&&(this.#s.notes=this.#l?.notes??t.assessments.flatMap(n=>n.notes)),w` <p><a href="#calls">${c("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#a(t)} ${t.calibration.map(n=>this.#f(n,t))}
          ${t.assessments.filter(n=>n!==s).map(n=>this.#c(n))}
        </div>
        ${this.#l?this.#l.show():this.#o(t)}
      </div>`}#a(t){let s=this.#t.names;return w`<section class="card" aria-label=${c("The call")}>
      <div class="row between">
        <h1><bdi>${pe(this.#t,t.agent)}</bdi></h1>
        <span class="soft">${Se(t.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${zt(s.queues,t.queue,c("no queue"))}</span>
        ${t.source==="sample"?w`<span class="tag"
                >${c("drawn, no. {n}, week of {day}",{n:t.place,day:fs(t.week)})}</span
              >`:w`<span class="tag warn">${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:A}
        ${t.recorded?.damaged?w`<span class="tag bad">${c("recording damaged")}</span>`:A}
        <code class="soft small" dir="ltr">${t.call}</code>
      </div>
      ${t.why?w`<p class="small">${c("Why:")} <bdi>${t.why}</bdi></p>`:A}
      ${this.#s?this.#s.show():w`<p class="trouble">${c("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${t.recorded?.keep_until?w`<p class="soft small">${c("The recording is kept until {when}.",{when:Se(t.recorded.keep_until)})}</p>`:A}
    </section>`}#o(t){let s=t.others>0,n=t.assessments.some(o=>o.by===this.#u()),i=t.opened&&!n;return w`<section class="card">
      <h2>${c("Your assessment")}</h2>
      <p class="soft">
        ${n?c("You have assessed this call. What was submitted stays as it is."):i?c("You have read what others gave, so you do not assess this call."):s?c("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted."):c("Nobody has assessed this call.")}
      </p>
      ${s&&!t.opened?w`<p>
              <button class="plain" @click=${()=>{this.#p()}}>${c("Read it, and assess it no more")}</button>
            </p>`:A}
      ${this.#t.names.listens&&!n&&!i?w`<p>
              <button @click=${()=>{this.#d()}}>${s?c("Assess for calibration"):c("Assess")}</button>
            </p>`:A}
    </section>`}#c(t){return w`<section class="card" aria-label=${c("Assessment by {who}",{who:t.by})}>
      <div class="row between">
        <h2>
          ${t.purpose==="calibration"?c("Calibration by {who}",{who:t.by}):c("Assessment by {who}",{who:t.by})}
        </h2>
        <span class="row tight">${ps(t.quality,t.fatal.length)}${mn(t.answer)}</span>
      </div>
      ${Vi(t,s=>this.#s?.seek(s))} ${Wi(t.replies)}
      ${t.answer==="disputed"&&this.#t.names.listens?this.#r(t):A}
    </section>`}#r(t){let s=async(n,i)=>{n.preventDefault();let o=n.target.closest("form").querySelector("textarea");await Tt(()=>at.post(`${lt}/assessments/${t.id}/${i}`,{text:o.value}))&&(me(c("Answered.")),await this.#h())};return w`<form class="answer" @submit=${n=>{s(n,"keep")}}>
      <label>${c("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${c("It stays")}</button>
        <button type="button" class="plain" @click=${n=>{s(n,"change")}}>
          ${c("The agent is right: change it")}
        </button>
      </div>
    </form>`}#f(t,s){let n=new Map(s.assessments.flatMap(o=>o.form.sections.flatMap(a=>a.questions.map(f=>[`${a.key}.${f.key}`,jt(f.text,f.key)])))),i=o=>o===null?c("does not apply"):j(o);return w`<section class="card">
      <h2>${c("{first} and {second} compared",{first:t.first,second:t.second})}</h2>
      <div class="row">
        <span class="tag ${t.agreement>=.8?"good":"warn"}"
          >${c("{share} of the weight marked alike",{share:Et(t.agreement)})}</span
        >
        ${t.difference===null?A:w`<span class="tag"><bdi>${c("{points} points apart",{points:j(Math.abs(t.difference*100))})}</bdi></span>`}
      </div>
      ${t.questions.length?w`<table class="small">
              <thead>
                <tr>
                  <th>${c("Marked differently")}</th>
                  <th class="number">${t.first}</th>
                  <th class="number">${t.second}</th>
                </tr>
              </thead>
              <tbody>
                ${t.questions.map(o=>w`<tr>
                      <td>${n.get(o.question)??o.question}</td>
                      <td class="number">${i(o.first)}</td>
                      <td class="number">${i(o.second)}</td>
                    </tr>`)}
              </tbody>
            </table>`:A}
    </section>`}#u(){return this.#t.me.agent??this.#t.me.user}async#d(){await Tt(()=>at.post(`${lt}/calls/${this.#e}/assessment`))&&await this.#h()}async#p(){await Tt(()=>at.post(`${lt}/calls/${this.#e}/read`))&&await this.#h()}async#h(){this.#i="";let t=await Tt(()=>at.get(`${lt}/calls/${encodeURIComponent(this.#e)}`),a=>this.#n?me(a,"trouble"):this.#i=a);if(!t)return this.#t.redraw();let s=this.#n=t.body,n=()=>this.#t.redraw(),i=s.source==="sample"?`quality sample ${s.agent}, week of ${s.week}`:`quality: ${s.why}`;s.recorded&&(this.#s??=new Ii(`${lt}/calls/${s.id}`,i,s.recorded,a=>pe(this.#t,a),n));let o=s.assessments.find(a=>a.state==="draft"&&a.by===this.#u());this.#l=o?new Bi(o,()=>this.#s,n,()=>{this.#h()}):null,n()}};var zi=class{#t=new pn(28,()=>{this.#m()});#e=!1;#n=null;#s="";#l=new Map;#i;constructor(t){this.#i=t,this.#m()}show(){let t=(this.#n??[]).filter(n=>!this.#e||!n.assessments.some(i=>i.state==="submitted"&&i.purpose==="score")),s=[...new Set(t.map(n=>n.week))];return w` <div class="card filters">
        <div class="row">
          ${this.#t.fields(this.#i)}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#e}
              @change=${n=>{this.#e=n.target.checked,this.#i.redraw()}} />${c("Only those that wait")}</label
          >
          ${this.#i.names.listens?w`<button class="plain" @click=${()=>this.#u().showModal()}>${c("Choose a call by hand…")}</button>`:A}
        </div>
      </div>
      ${this.#n===null?Me(this.#s,()=>{this.#m()}):A}
      ${this.#n&&!t.length?Qe(c("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.",{n:this.#i.names.sample})):A}
      ${s.map(n=>this.#a(n,t.filter(i=>i.week===n)))}
      ${this.#f()}`}#a(t,s){let n=s.filter(i=>i.assessments.some(o=>o.state==="submitted")).length;return w`<section class="card">
      <div class="row between">
        <h2>${c("Week of {day}",{day:fs(t)})}</h2>
        <span class="row soft small"
          >${c("{done} of {all} assessed",{done:n,all:s.length})}
          <button class="quiet" aria-expanded=${this.#l.has(t)} @click=${()=>{this.#h(t)}}>
            ${c("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#l.has(t)?this.#r(this.#l.get(t)??[]):A}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th>${c("Call")}</th>
              <th>${c("Queue")}</th>
              <th class="number">${c("Length")}</th>
              <th>${c("Chosen")}</th>
              <th>${c("Assessment")}</th>
              <th><span class="unseen">${c("Open")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${s.map(i=>this.#o(i))}
          </tbody>
        </table>
      </div>
    </section>`}#o(t){let s=this.#i.names;return w`<tr>
      <td><bdi>${pe(this.#i,t.agent)}</bdi></td>
      <td class="nowrap">${Se(t.called_at)}</td>
      <td>${zt(s.queues,t.queue,"–")}</td>
      <td class="number">${Ct(t.seconds)}</td>
      <td>
        ${t.source==="sample"?w`<span class="tag">${c("drawn, no. {n}",{n:t.place})}</span>`:w`<span class="tag warn" title=${t.why}>${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:A}
      </td>
      <td>${this.#c(t)}</td>
      <td class="end">
        ${t.recording==="gone"&&!t.assessments.length&&t.source==="sample"&&s.listens?w`<button class="plain small" @click=${()=>{this.#p(t)}}>
                ${c("Recording gone: next rank")}
              </button>`:w`<a
                class="button plain small"
                href=${`#call/${t.id}`}
                aria-label=${c("Open the call of {who}, {when}",{who:pe(this.#i,t.agent),when:Se(t.called_at)})}
                >${c("Open")}</a
              >`}
      </td>
    </tr>`}#c(t){let s=t.assessments.find(o=>o.purpose==="score"&&o.state==="submitted"),n=t.assessments.filter(o=>o.purpose==="calibration"&&o.state==="submitted").length,i=t.assessments.find(o=>o.state==="draft");return t.others&&!t.opened?w`<span class="tag">${c("assessed; hidden until yours is signed")}</span>`:s?w`<span class="row tight"
      >${ps(s.quality,s.fatal.length)}<span class="soft small">${s.by}</span>
      ${mn(s.answer)}${n?w`<span class="tag">${hn("{n} calibration","{n} calibrations",n)}</span>`:A}</span
    >`:w`<span class="soft">${i?c("begun by {who}",{who:i.by}):c("waits")}</span>`}#r(t){return w`<div class="proof">
      <p class="small soft">
        ${c("Rank of a call = SHA-256 of seed:call. The lowest ranks are drawn. Seed, size and hash of the population are in the journal; hotline quality sample draws again.")}
      </p>
      <div class="scroll">
        <table class="small">
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th class="number">${c("Population")}</th>
              <th>${c("Seed")}</th>
              <th>${c("Hash of the population")}</th>
              <th>${c("Drawn again")}</th>
            </tr>
          </thead>
          <tbody>
            ${t.map(s=>w`<tr>
                  <td><bdi>${pe(this.#i,s.agent)}</bdi></td>
                  <td class="number">${s.population}</td>
                  <td><code dir="ltr">${s.seed}</code></td>
                  <td><code dir="ltr" title=${s.sha256}>${s.sha256.slice(0,16)}…</code></td>
                  <td>
                    ${s.journalled?A:w`<span class="tag bad">${c("not in the journal")}</span>`}
                    ${s.holds?w`<span class="tag good">${c("the same calls")}</span>`:w`<span class="tag bad">${c("other calls")}</span>`}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`}#f(){return w`<dialog class="by-hand" aria-label=${c("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${t=>{this.#d(t)}}>
        <h2>${c("Choose a call by hand")}</h2>
        <p class="soft small">
          ${c("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${c("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${c("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${c("Choose")}</button
          ><button class="plain" type="button" @click=${()=>this.#u().close()}>${c("Cancel")}</button>
        </div>
      </form>
    </dialog>`}#u(){return document.querySelector("dialog.by-hand")}async#d(t){t.preventDefault();let s=new FormData(t.target),n={call:s.get("call"),why:s.get("why")},i=await Tt(()=>at.post(`${lt}/calls`,n));i&&(this.#u().close(),location.hash=`call/${i.body.id}`)}async#p(t){await Tt(()=>at.post(`${lt}/calls/${t.id}/next`))&&(me(c("The next rank of the draw took its place.")),await this.#m())}async#h(t){if(this.#l.delete(t))return this.#i.redraw();let s=await Tt(()=>at.get(`${lt}/samples?week=${t}`));s&&this.#l.set(t,s.body.samples),this.#i.redraw()}async#m(){this.#s="";let s=await Tt(()=>at.get(`${lt}/calls?${this.#t.query()}`),n=>this.#s=n);this.#n=s?.body.calls??null,this.#i.redraw()}};function co(e,t){let s=new Map;for(let n of e.rows){let[i,o]=s.get(n[t]??"")??[0,0];s.set(n[t]??"",[i+n.count,o+n.before])}return[...s].map(([n,[i,o]])=>[n,i,o]).sort((n,i)=>i[1]-n[1])}function uo(e,t){if(!t)return"–";let s=Math.round((e/t-1)*100);return`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))} %`}function ho(e,t,s,n){let i=Math.max(1,...s.map(o=>o[1]));return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <td></td>
            <th class="number">${c("Cases")}</th>
            <th class="number">${c("Before")}</th>
            <th class="number">${c("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${s.map(([o,a,f])=>w`<tr>
                <td><bdi>${n(o)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${a/i*100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${j(a)}</td>
                <td class="number">${j(f)}</td>
                <td class="number nowrap"><bdi>${uo(a,f)}</bdi></td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}function fo(e,t,s){let n=Math.sqrt(3)*s;return gc(e,t,(i,o)=>{let f=[2*Math.round(o/(3*s)),2*Math.round((o/s-1.5)/3)+1].map($=>{let g=$%2?.5:0;return{x:(Math.round(i/n-g)+g)*n,y:$*1.5*s}}),[d,m]=f;return Math.hypot(d.x-i,d.y-o)<=Math.hypot(m.x-i,m.y-o)?d:m})}function pc(e,t,s){return gc(e,t,(i,o)=>({x:Math.floor(i/s),y:Math.floor(o/s)})).map(i=>({...i,x:t.x(i.longitude),y:t.y(i.latitude)}))}function gc(e,t,s){let n=new Map;for(let[i,o,a]of e){let{x:f,y:d}=s(t.x(o),t.y(i)),m=`${f.toFixed(3)} ${d.toFixed(3)}`,$=n.get(m)??{x:f,y:d,cases:0,latitude:0,longitude:0};$.latitude+=i*a,$.longitude+=o*a,$.cases+=a,n.set(m,$)}for(let i of n.values())i.latitude/=i.cases,i.longitude/=i.cases;return[...n.values()].sort((i,o)=>o.cases-i.cases)}function bc(e,t,s){return Array.from({length:6},(n,i)=>{let o=Math.PI/3*i+Math.PI/6;return`${(e+s*Math.cos(o)).toFixed(1)},${(t+s*Math.sin(o)).toFixed(1)}`}).join(" ")}function wc(e,t,s){return Math.max(1,Math.ceil(Math.sqrt(e/t)*s))}function yc(e){if(!e.length)return null;let t={south:90,west:180,north:-90,east:-180};for(let[s,n]of e)t.south=Math.min(t.south,n),t.west=Math.min(t.west,s),t.north=Math.max(t.north,n),t.east=Math.max(t.east,s);return t}var ef=63710088e-1*Math.PI/180,Gi=.004;function $c(e,t,s,n=.06){let i={latitude:(e.south+e.north)/2,longitude:(e.west+e.east)/2},o=Math.cos(i.latitude*Math.PI/180),a=Math.max(e.north-e.south,Gi)*(1+2*n),f=Math.max(e.east-e.west,Gi)*o*(1+2*n),d=Math.min(t/f,s/a),m={x:t/2,y:s/2},$=b=>i.longitude+(b-m.x)/(d*o),g=b=>i.latitude-(b-m.y)/d;return{box:{south:g(s),north:g(0),west:$(0),east:$(t)},width:t,height:s,metresPerPixel:ef/d,x:b=>m.x+(b-i.longitude)*o*d,y:b=>m.y-(b-i.latitude)*d,longitude:$,latitude:g}}function vc(e){let t=10**Math.floor(Math.log10(e));return([5,2,1].find(n=>n*t<=e*(1+1e-9))??1)*t}function Tc(e,t){let s=vc(e.metresPerPixel*t);return{metres:s,pixels:s/e.metresPerPixel}}function xc(e){let t=vc(Math.max(e.north-e.south,e.east-e.west)/5),s=(n,i)=>{let o=[];for(let a=Math.ceil(n/t-1e-9);a*t<=i+t*1e-9;a++)o.push(Number((a*t).toFixed(8)));return o};return{step:t,latitudes:s(e.south,e.north),longitudes:s(e.west,e.east)}}function ye(e,t,s,n=1){let i=e.north-e.south,o=e.east-e.west,a={latitude:(e.south+e.north)/2+s*i,longitude:(e.west+e.east)/2+t*o},f={tall:Math.min(Math.max(i/2*n,Gi/8),40),wide:Math.min(Math.max(o/2*n,Gi/8),80)};return{south:Math.max(a.latitude-f.tall,-89.9),north:Math.min(a.latitude+f.tall,89.9),west:Math.max(a.longitude-f.wide,-179.9),east:Math.min(a.longitude+f.wide,179.9)}}var[Ze,ys]=[960,560],mo=17,po=6,Ac=46,kc={right:74,bottom:150};function go(e){return yc(e.flatMap(t=>t.polygons.flatMap(s=>s[0]??[])))}function Ui(e){return $c(e,Ze,ys)}function bo(e){return fo(e.found.cells,Ui(e.box),mo)}function wo(e){return jt(e.name,e.name[""]??"?")}function _c(e,t){let s=Ui(e.box),n={ArrowLeft:()=>ye(e.box,-.2,0),ArrowRight:()=>ye(e.box,.2,0),ArrowUp:()=>ye(e.box,0,.2),ArrowDown:()=>ye(e.box,0,-.2),"+":()=>ye(e.box,0,0,.5),"=":()=>ye(e.box,0,0,.5),"-":()=>ye(e.box,0,0,2)},i=o=>{let a=n[o.key];a&&(o.preventDefault(),t(a()))};return w`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${Ze} ${ys}"
      tabindex="0"
      role="img"
      aria-label=${c("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${i}
      @dblclick=${o=>t(sf(o,e.box,s))}>
      <defs>
        <clipPath id="map-frame"><rect width=${Ze} height=${ys}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${Ze} height=${ys}></rect>
        ${e.outline.map(o=>nf(o,s))} ${of(s)}
        ${e.way==="heat"?rf(e.found.cells,s):af(e,s)}
        ${e.outline.map(o=>lf(o,s))} ${cf(s)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${c("Zoom in")} @click=${()=>t(ye(e.box,0,0,.5))}>+</button>
      <button class="plain" aria-label=${c("Zoom out")} @click=${()=>t(ye(e.box,0,0,2))}>−</button>
    </div>
  </div>`}function sf(e,t,s){let n=e.currentTarget.getBoundingClientRect(),i=s.longitude((e.clientX-n.left)/n.width*Ze),o=s.latitude((e.clientY-n.top)/n.height*ys),[a,f]=[i-(t.west+t.east)/2,o-(t.south+t.north)/2];return ye(t,a/(t.east-t.west),f/(t.north-t.south),.5)}function nf(e,t){let s=e.polygons.flat().map(n=>`M${n.map(([i,o])=>`${t.x(i).toFixed(1)},${t.y(o).toFixed(1)}`).join("L")}Z`).join("");return re`<path class="map-district" fill-rule="evenodd" d=${s}></path>`}function lf(e,t){let s=e.polygons[0]?.[0]??[],n=i=>s.reduce((o,a)=>o+a[i],0)/Math.max(s.length,1);return re`<text class="map-name" x=${t.x(n(0))} y=${t.y(n(1))}>${wo(e)}</text>`}function of(e){let t=xc(e.box),s=Math.max(0,-Math.floor(Math.log10(t.step)));return re`<g class="map-lines">
    ${t.longitudes.map(n=>re`<line x1=${e.x(n)} x2=${e.x(n)} y1="0" y2=${ys}></line>
      <text x=${e.x(n)+4} y=${ys-6}>${Math.abs(n).toFixed(s)}° ${n<0?"W":"E"}</text>`)}
    ${t.latitudes.map(n=>re`<line y1=${e.y(n)} y2=${e.y(n)} x1="0" x2=${Ze}></line>
      <text x=${e.y(n)<kc.bottom?kc.right:6} y=${e.y(n)-4}>${Math.abs(n).toFixed(s)}° ${n<0?"S":"N"}</text>`)}
  </g>`}function rf(e,t){let s=fo(e,t,mo),n=s[0]?.cases??1;return re`<g>${s.map(i=>re`<polygon class="hex hex-${wc(i.cases,n,po)}" points=${bc(i.x,i.y,mo-.6)}><title>${j(i.cases)}</title></polygon>`)}</g>`}function af(e,t){let s=pc(e.found.cells,t,Ac),n=new Set(s.filter(i=>i.cases===1));return re`<g>
    ${[...n].map(i=>re`<circle class="map-place" cx=${i.x} cy=${i.y} r="5"></circle>`)}
    ${s.filter(i=>!n.has(i)).map(i=>{let o=Math.min(10+Math.sqrt(i.cases)*1.6,Ac/2+4);return re`<circle class="map-cluster" cx=${i.x} cy=${i.y} r=${o}></circle><text class="map-count" x=${i.x} y=${i.y}>${j(i.cases)}</text>`})}
  </g>`}function cf(e){let t=Tc(e,150),s=t.metres>=1e3?`${j(t.metres/1e3)} km`:`${j(t.metres)} m`,[n,i]=[Ze-20-t.pixels,ys-24];return re`<g class="map-legend">
    <rect class="map-plate" x=${n-10} y=${i-22} width=${t.pixels+20} height="34" rx="4"></rect>
    <path d="M${n},${i-5}V${i}H${n+t.pixels}V${i-5}"></path><text x=${n+t.pixels/2} y=${i-8}>${s}</text>
    <rect class="map-plate" x=${Ze-46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${Ze-29},16l8,22l-8,-5l-8,5z"></path><text x=${Ze-29} y="52">${c("N")}</text>
  </g>`}function Sc(e){if(e.way!=="heat")return A;let t=bo(e)[0]?.cases??0;return w`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${po*20} 14" aria-hidden="true">
        ${Array.from({length:po},(s,n)=>re`<rect class="hex hex-${n+1}" x=${n*20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${j(t)}</span></span
    >
    ${c("cases in a hexagon")}</span
  >`}var yo=15;function Mc(e,t){let s=t.map((n,i)=>({one:n,count:e.districts[i]??0})).sort((n,i)=>i.count-n.count);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("District")}</th>
          <th class="number">${c("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${s.map(({one:n,count:i})=>w`<tr>
              <td><bdi>${wo(n)}</bdi></td>
              <td class="number">${j(i)}</td>
            </tr>`)}
        ${e.outside?w`<tr>
                <td class="soft">${c("in no district")}</td>
                <td class="number">${j(e.outside)}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function Rc(e,t){let s=bo(e);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("Place (north, east)")}</th>
          <th class="number">${c("Cases")}</th>
          <th><span class="unseen">${c("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${s.slice(0,yo).map(n=>w`<tr>
              <td class="number"><bdi dir="ltr">${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}</bdi></td>
              <td class="number">${j(n.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${c("Show {n} cases at {place}",{n:j(n.cases),place:`${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}`})}
                  @click=${()=>t(uf(e.box,n.latitude,n.longitude))}>
                  ${c("Show")}
                </button>
              </td>
            </tr>`)}
        ${s.length>yo?w`<tr>
                <td class="soft" colspan="3">${c("and {n} further hexagons",{n:j(s.length-yo)})}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function uf(e,t,s){let[n,i]=[s-(e.west+e.east)/2,t-(e.south+e.north)/2];return ye(e,n/(e.east-e.west),i/(e.north-e.south),.35)}var ji=class{#t;#e={from:ns(27),to:ns(0)};#n="";#s="";#l="heat";#i=null;#a=null;#o="";#c=null;#r=[];#f=new ws;#u={at:[],lines:[]};#d=0;constructor(t){this.#t=t,this.#v()}show(){let{names:t}=this.#t,s=(i,o)=>[["",i],...Object.keys(o).map(a=>[a,zt(o,a,a)])],n=i=>{i(),this.#w()};return w` <div class="card filters">
        <div class="row">
          ${fn(this.#e,i=>n(()=>this.#e=i))}
          ${ms(c("Category"),this.#n,s(c("All categories"),t.categories),i=>n(()=>this.#n=i))}
          ${ms(c("Department"),this.#s,s(c("All departments"),t.departments),i=>n(()=>this.#s=i))}
          <a class="button plain" href=${`${lt}/complaints?${this.#b()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#a||this.#o?Me(this.#o,()=>{this.#w()}):w`${this.#p(this.#a)}${this.#h()}
              <section class="card">
                <h2>${c("Over time")}</h2>
                ${this.#f.show(this.#u,c("Complaints over time, and in the same time before."))}
              </section>
              ${this.#g(this.#a)}`}`}#p(t){let s=o=>t.rows.reduce((a,f)=>a+f[o],0),[n,i]=[s("count"),s("before")];return w`<section class="card figures-row" aria-label=${c("In short")}>
      <div class="figure"><b class="number">${j(n)}</b><span class="soft">${c("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${uo(n,i)}</bdi></b
        ><span class="soft">${c("against {n} in the same time before",{n:j(i)})}</span>
      </div>
      <div class="figure">
        <b class="number">${j(this.#c?.total??0)}</b
        ><span class="soft">${c("with a place in the map’s frame")}</span>
      </div>
    </section>`}#h(){let t=this.#c;if(!t||!this.#i)return w`<section class="card">
        <h2>${c("Where")}</h2>
        ${Qe(t?c("None of these cases has a place."):c("Loading…"))}
      </section>`;let s={box:this.#i,way:this.#l,found:t,outline:this.#r};return w`<section class="card">
      <div class="row between">
        <h2>${c("Where")}</h2>
        <span class="row"
          >${Sc(s)}
          <span class="row tight" role="group" aria-label=${c("What the map shows")}>
            ${this.#m("heat",c("Heat"))}${this.#m("points",c("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${()=>{this.#i=go(this.#r),this.#y()}}>
            ${c("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${_c(s,n=>this.#$(n))}
        ${this.#r.length?Mc(t,this.#r):Rc(s,n=>this.#$(n))}
      </div>
    </section>`}#m(t,s){return w`<button
      class=${this.#l===t?"small":"plain small"}
      aria-pressed=${this.#l===t}
      @click=${()=>{this.#l=t,this.#t.redraw()}}>
      ${s}
    </button>`}#g(t){let{names:s}=this.#t;return w`<div class="columns">
      ${ho(c("By category"),c("Category"),co(t,"category"),n=>zt(s.categories,n||null,c("no category yet")))}
      ${ho(c("By department"),c("Department"),co(t,"department"),n=>zt(s.departments,n||null,c("nobody yet")))}
    </div>`}#$(t){this.#i=t,this.#t.redraw(),this.#y()}#b(){return new URLSearchParams({...this.#e,...this.#n?{category:this.#n}:{},...this.#s?{department:this.#s}:{}})}async#v(){if(this.#t.names.outline){let t=await Tt(()=>at.get(`${lt}/complaints/outline`));this.#r=t?.body.districts??[],this.#i=go(this.#r)}await this.#w()}async#w(){let t=this.#b();await Promise.all([this.#y(),this.#T(t)])}async#T(t){let s="",i=await Tt(()=>at.get(`${lt}/complaints?${t}`),d=>s=d);if(t.toString()!==this.#b().toString())return;if(this.#o=s,!i)return this.#t.redraw();this.#a=i.body;let{days:o,counts:a,before:f}=i.body.trend;this.#u={at:o.map(dn),lines:[{name:c("This time"),colour:"--accent",values:a,filled:!0},{name:c("The time before"),colour:"--ink-soft",values:f,dashed:!0}]},this.#t.redraw()}async#y(){let t=++this.#d,s=this.#i,n=this.#b();s&&n.set("box",hf(s).map(o=>o.toFixed(6)).join(","));let i=await Tt(()=>at.get(`${lt}/complaints/map?${n}`));if(!(!i||t!==this.#d)){if(this.#c=i.body,!s&&i.body.box){let[o,a,f,d]=i.body.box;this.#i={south:o,west:a,north:f,east:d}}this.#t.redraw()}}};function hf(e){let{south:t,west:s,north:n,east:i}=Ui(e).box;return[Math.max(t,-90),Math.max(s,-180),Math.min(n,90),Math.min(i,180)]}var Yi=class{#t;#e=null;#n="";#s=null;#l=null;constructor(t){this.#t=t,this.#f()}leave(){this.#l=null}show(){let t=this.#e;if(!t)return Me(this.#n,()=>{this.#f()});if(!t.length)return Qe(c("None of your calls has been assessed yet."));let s=t.filter(i=>i.call.source==="sample"&&i.quality!==null),n=s.length?s.reduce((i,o)=>i+(o.quality??0),0)/s.length:null;return w` <section class="card figures-row" aria-label=${c("In short")}>
        <div class="figure">
          <b class="number">${Et(n)}</b
          ><span class="soft">${c("mean of {n} drawn calls",{n:s.length})}</span>
        </div>
        <div class="figure">
          <b class="number">${t.filter(i=>!i.answer).length}</b
          ><span class="soft">${c("wait for your word")}</span>
        </div>
      </section>
      ${t.map(i=>this.#i(i))}`}#i(t){let s=this.#s===t.id;return w`<section class="card">
      <div class="row between">
        <h2>${Se(t.call.called_at)} · ${zt(this.#t.names.queues,t.call.queue,"–")}</h2>
        <span class="row tight"
          >${ps(t.quality,t.fatal.length)}${mn(t.answer)}
          ${t.version>1?w`<span class="tag">${c("changed after your word")}</span>`:A}
          <button
            class="plain small"
            aria-expanded=${s}
            @click=${()=>{this.#s=s?null:t.id,this.#t.redraw()}}>
            ${s?c("Hide"):c("Show")}
          </button></span
        >
      </div>
      ${s?w` ${t.can_be_heard?this.#a(t):w`<p class="soft small">${c("The recording is not kept any more.")}</p>`}
            ${Vi(t,null)}${Wi(t.replies)}${this.#o(t)}`:A}
    </section>`}#a(t){return this.#l!==t.id?w`<p>
        <button
          class="plain"
          @click=${()=>{this.#l=t.id,this.#t.redraw()}}>
          ${c("Listen to the call")}
        </button>
        <span class="soft small">${c("Who listens is written into the access log.")}</span>
      </p>`:w`<audio
      controls
      preload="none"
      src=${`${lt}/own/${t.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`}#o(t){return t.answer==="disputed"||t.answer==="changed"?A:w`<form class="answer" @submit=${s=>{this.#c(s,t)}}>
      <label
        >${c("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${t.answer?A:w`<button type="button" @click=${()=>{this.#r(t,"acknowledge","")}}>${c("I have read it")}</button>`}
        <button class="plain">${c("Dispute")}</button>
      </div>
    </form>`}async#c(t,s){t.preventDefault(),await this.#r(s,"dispute",t.target.querySelector("textarea").value)}async#r(t,s,n){await Tt(()=>at.post(`${lt}/own/${t.id}/${s}`,{text:n}))&&(me(c("Thank you. It is written down.")),await this.#f())}async#f(){this.#n="";let s=await Tt(()=>at.get(`${lt}/own`),n=>this.#e?me(n,"trouble"):this.#n=n);s&&(this.#e=s.body.assessments),this.#s??=this.#e?.find(n=>!n.answer)?.id??null,this.#t.redraw()}};function Ec(e,t,s,n){let i=t.some(o=>o.caller);return w`<section class="card">
    <h2>${c("Spoken comments")}</h2>
    ${t.length?w`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>${c("When")}</th>
                  <th class="number">${c("Mark")}</th>
                  <th>${c("Queue")}</th>
                  <th>${c("Agent")}</th>
                  ${i?w`<th>${c("Caller")}</th>
                          <th>${c("Case")}</th>`:A}
                  <th>${c("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${t.map(o=>w`<tr>
                      <td class="nowrap">${Se(o.offered_at)}</td>
                      <td class="number">${o.score??"–"}</td>
                      <td>${zt(e.names.queues,o.queue,"–")}</td>
                      <td><bdi>${pe(e,o.agent)}</bdi></td>
                      ${i?w`<td><bdi dir="ltr">${o.caller??c("withheld")}</bdi></td>
                              <td><bdi>${o.reference??"–"}</bdi></td>`:A}
                      <td>
                        ${s===o.call?w`<audio
                                controls
                                autoplay
                                src=${`${lt}/comments/${encodeURIComponent(o.call)}/audio`}></audio>`:w`<button class="plain small" @click=${()=>n(o.call)}>
                                ${c("Listen, {time}",{time:Ct(o.seconds)})}
                              </button>`}
                      </td>
                    </tr>`)}
              </tbody>
            </table>
          </div>`:w`<p class="soft">${c("Nobody left a comment in this time.")}</p>`}
  </section>`}function Ki(e,t,s){return w`<div class="figure">
    <b class="number">${e}</b
    ><span class="soft">${t}</span>${s?w`<span class="small soft"><bdi>${s}</bdi></span>`:A}
  </div>`}function $o(e,t){if(e===null||t===null)return"";let s=Math.round((e-t)*100);return c("{points} points",{points:`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))}`})}function _n(e,t,s,n){let i=Object.entries(s);return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <th>${c("CSAT")}</th>
            <th class="number">${c("Answered")}</th>
            <th class="number">${c("Rate")}</th>
          </tr>
        </thead>
        <tbody>
          ${i.map(([o,a])=>w`<tr>
                <td><bdi>${n(o)}</bdi></td>
                <td>${$i(a)}</td>
                <td class="number nowrap"><bdi dir="ltr">${j(a.answered)} / ${j(a.offered)}</bdi></td>
                <td class="number">${Et(a.response_rate)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}var Jn=class{#t;#e={from:ns(83),to:ns(0)};#n="";#s="";#l=null;#i="";#a=[];#o="";#c=new ws;#r={at:[],lines:[]};constructor(t){this.#t=t,this.#h()}show(){let{names:t}=this.#t,s=i=>{i(),this.#h()},n=[["",c("All queues")],...Object.keys(t.queues).map(i=>[i,zt(t.queues,i,i)])];return w` <div class="card filters">
        <div class="row">
          ${fn(this.#e,i=>s(()=>this.#e=i))}
          ${ms(c("Queue"),this.#n,n,i=>s(()=>this.#n=i))}
          ${Object.keys(t.agents).length>1?ms(c("Agent"),this.#s,yi(this.#t),i=>s(()=>this.#s=i)):A}
          <a class="button plain" href=${`${lt}/satisfaction?${this.#p()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#l||this.#i?Me(this.#i,()=>{this.#h()}):this.#l.total.offered?this.#f(this.#l):Qe(c("Nobody was asked in this time."))}`}#f(t){let{names:s}=this.#t,n={call:c("in the call"),"call-back":c("called later"),text:c("by text message")};return w` <section class="card figures-row" aria-label=${c("In short")}>
        ${Ki(Et(t.total.csat),c("CSAT"),t.before.uncertain?c("few answers before"):$o(t.total.csat,t.before.csat))}
        ${Ki(Et(t.total.response_rate),c("response rate: {n} of {all}",{n:j(t.total.answered),all:j(t.total.offered)}),$o(t.total.response_rate,t.before.response_rate))}
        ${Ki(t.total.mean===null?"–":j(t.total.mean,2),c("mean mark, 1 to 5"),"")}
        <div class="figure wide">
          ${$i(t.total)}<span class="soft small"
            >${c("95 % interval by Wilson; “few answers” where it is wider than 20 points")}</span
          >
        </div>
      </section>
      <p class="hint small">
        ${c("CSAT is the share of the marks 4 and 5 among all marks (“top two box”). A survey counts when it was offered. Compared with the same time before.")}
      </p>
      <div class="columns wide-first">
        <section class="card">
          <h2>${c("By week")}</h2>
          ${this.#c.show(this.#r,c("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#u(t)}
      </div>
      <div class="columns">
        ${_n(c("By queue"),c("Queue"),t.queue,i=>zt(s.queues,i,c("no queue")))}
        ${_n(c("By agent"),c("Agent"),t.agent,i=>pe(this.#t,i))}
        ${_n(c("By category"),c("Category"),t.category,i=>zt(s.categories,i,c("no case")))}
        ${_n(c("By way of asking"),c("Way"),t.channel,i=>n[i]??i)}
      </div>
      ${_n(c("By week"),c("Week"),Object.fromEntries(t.weeks.map(i=>[i.day,i])),fs)}
      ${Ec(this.#t,this.#a,this.#o,i=>this.#d(i))}`}#u(t){let s=Math.max(1,...Object.values(t.marks));return w`<section class="card">
      <h2>${c("Marks")}</h2>
      <table class="small">
        <tbody>
          ${[5,4,3,2,1].map(n=>{let i=t.marks[n]??0;return w`<tr>
              <th class="number">${n}</th>
              <td class="bar-cell">
                <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class=${n>=4?"share-fill":"share-rest"}
                    width=${i/s*100}
                    height="12"></rect>
                </svg>
              </td>
              <td class="number">${j(i)}</td>
            </tr>`})}
        </tbody>
      </table>
    </section>`}#d(t){this.#o=t,this.#t.redraw()}#p(){return new URLSearchParams({...this.#e,...this.#n?{queue:this.#n}:{},...this.#s?{agent:this.#s}:{}})}async#h(){let t=this.#p(),s="",n=await Tt(()=>Promise.all([at.get(`${lt}/satisfaction?${t}`),at.get(`${lt}/comments?${t}`)]),i=>s=i);if(t.toString()===this.#p().toString()){if(this.#i=s,n){this.#l=n[0].body,this.#a=n[1].body.comments;let i=this.#l.weeks;this.#r={at:i.map(o=>dn(o.day)),lines:[{name:c("CSAT"),colour:"--accent",values:i.map(o=>o.csat),filled:!0},{name:c("Response rate"),colour:"--warn",values:i.map(o=>o.response_rate),dashed:!0}],most:1,shown:Et}}this.#t.redraw()}}};var df=[{key:"calls",title:()=>c("Calls to listen to"),open:e=>new zi(e)},{key:"averages",title:()=>c("Averages"),open:e=>new Hi(e)},{key:"satisfaction",title:()=>c("Satisfaction"),open:e=>new Jn(e)},{key:"complaints",title:()=>c("Complaints"),open:e=>new ji(e)}],Cc=[{key:"own",title:()=>c("My assessed calls"),open:e=>new Yi(e)},{key:"mine",title:()=>c("What my callers say"),open:e=>new Jn(e)}],vo=class{#t;#e;#n=null;#s=null;#l=!1;constructor(t){this.#t=t;let s=t.roles.includes("quality")||t.roles.includes("supervisor");this.#e=[...s?df:[],...t.agent?s?Cc.slice(0,1):Cc:[]],window.addEventListener("hashchange",()=>this.#a()),window.addEventListener("pagehide",()=>this.#s?.leave?.()),this.#i()}async#i(){this.#r();let t=await El(async()=>(await at.get(`${lt}/names`)).body);t&&(this.#n={me:this.#t,names:t,redraw:()=>this.#c()},this.#a())}#a(){if(!this.#n)return;this.#s?.leave?.();let[t,s]=location.hash.slice(1).split("/");t==="call"&&s?this.#s=new qi(this.#n,s):this.#s=this.#o()?.open(this.#n)??null,window.scrollTo(0,0),this.#r()}#o(){let t=location.hash.slice(1).split("/")[0];return this.#e.find(s=>s.key===(t==="call"?"calls":t))??this.#e[0]}#c(){this.#l||(this.#l=!0,requestAnimationFrame(()=>{this.#l=!1,this.#r()}))}#r(){let t=this.#o();an(w`${Cl(this.#t)}
        <main class="page quality" id="content">
          <h1 class="unseen">${c("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${c("Quality and satisfaction")}>
            ${this.#e.map(s=>w`<a href=${`#${s.key}`} aria-current=${s===t?"page":"false"}>${s.title()}</a>`)}
          </nav>
          ${this.#s?.show()??w`<p class="empty soft">${c("Loading…")}</p>`}
        </main>`,document.body)}};await Hr(e=>new vo(e));
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
